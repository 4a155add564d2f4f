using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Runtime.InteropServices;
using Handbill.Age;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;

namespace Handbill.Commands;

/// <summary>The whole command line.</summary>
internal static class CommandLine
{
    /// <summary>Exit code of a run that was ended from the keyboard: 128 and the signal's number, as shells have it.</summary>
    private const int Interrupted = 130;

    /// <summary>Bad input: what cannot be read, understood or written.</summary>
    private const int BadInput = 1;

    /// <summary>Runs one command line and gives the process's exit code.</summary>
    public static int Run(string[] args)
    {
        using var ending = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => End(context, ending));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => End(context, ending));
        try
        {
            var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            var parsed = Build(ending.Token).Parse(args.Length > 0 ? args : ["--help"]);
            if (parsed.Action is ParseErrorAction refusal)
            {
                refusal.ShowHelp = false;
                configuration.Output = Console.Error;
            }

            var code = parsed.Invoke(configuration);
            return args.Length > 0 ? code : BadInput;
        }
        catch (Exception problem) when (problem is PressException or StoreException or AgeException)
        {
            Console.Error.WriteLine(problem.Message);
            return BadInput;
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            Console.Error.WriteLine("Ended. Every file that was written is whole: the old one or the new.");
            return Interrupted;
        }
        catch (IOException broken) when (broken.HResult is 32 or unchecked((int)0x8007006D))
        {
            // Who read our output has seen enough (EPIPE), as `head` does.
            return 0;
        }
    }

    /// <summary>The commands, for running and for completion.</summary>
    public static RootCommand Build(CancellationToken ending)
    {
        var root = new RootCommand("""
            Makes workplace newsletters from a folder of Markdown files: every edition exactly full on both sides,
            or the number of words to cut.
            """)
        {
            PressCommand.Build(ending),
            CheckCommand.Build(ending),
            ProofCommand.Build(ending),
            WatchCommand.Build(ending),
            NewCommand.Build(),
            ServeCommand.Build(ending),
            SignInLinkCommand.Build(ending),
            ExportCommand.Build(ending),
            ImportCommand.Build(ending),
            ImportWorkplacesCommand.Build(ending),
            BackupCommand.Build(ending),
            RestoreCommand.Build(ending),
            AuditCommand.Build(ending),
            DemoCommand.Build(ending),
            CompletionCommand.Build(),
        };
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new TeachingHelp((SynchronousCommandLineAction)help.Action!);
        return root;
    }

    // The first signal ends the run in order; a second one ends the process as ever.
    private static void End(PosixSignalContext context, CancellationTokenSource ending)
    {
        context.Cancel = !ending.IsCancellationRequested;
        ending.Cancel();
    }
}
