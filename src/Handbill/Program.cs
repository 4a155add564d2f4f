using Handbill.Commands;

return CommandLine.Run(args);
