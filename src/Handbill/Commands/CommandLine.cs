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
    public const int Interrupted = 130;

    /// <summary>Bad input: what cannot be read, understood or written.</summary>
    public const int BadInput = 1;

    private static readonly (string Name, Func<CancellationToken, Command> Build)[] Commands =
    [
        ("press", PressCommand.Build),
        ("check", CheckCommand.Build),
        ("proof", ProofCommand.Build),
        ("watch", WatchCommand.Build),
        ("new", _ => NewCommand.Build()),
        ("serve", ServeCommand.Build),
        ("worker", WorkerCommand.Build),
        ("sign-in-link", SignInLinkCommand.Build),
        ("export", ExportCommand.Build),
        ("import", ImportCommand.Build),
        ("import-workplaces", ImportWorkplacesCommand.Build),
        ("bounce", BounceCommand.Build),
        ("backup", BackupCommand.Build),
        ("restore", RestoreCommand.Build),
        ("audit", AuditCommand.Build),
        ("demo", DemoCommand.Build),
        ("completion", _ => CompletionCommand.Build()),
    ];

    /// <summary>Runs one command line and gives the process's exit code.</summary>
    public static int Run(string[] args)
    {
        if (args is ["press" or "check" or "proof" or "watch", ..])
        {
            // Settings are read with regular expressions of a package, each used a few times: compiling one takes longer than an edition.
            AppContext.SetSwitch("System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeSupported", false);
        }

        using var ending = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => End(context, ending));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => End(context, ending));
        try
        {
            var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            var parsed = Build(ending.Token, args.Length > 0 ? args[0] : "").Parse(args.Length > 0 ? args : ["--help"]);
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
    /// <param name="ending">Ends what runs.</param>
    /// <param name="first">First word of the line: when it is a command, the others are left out, for building all takes a tenth of a short run.</param>
    public static RootCommand Build(CancellationToken ending, string first = "")
    {
        var root = new RootCommand("""
            Makes workplace newsletters from a folder of Markdown files: every edition exactly full on both sides,
            or the number of words to cut.
            """);
        var named = Array.FindIndex(Commands, command => command.Name == first);
        foreach (var command in named < 0 ? Commands : Commands[named..(named + 1)])
        {
            root.Add(command.Build(ending));
        }

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
