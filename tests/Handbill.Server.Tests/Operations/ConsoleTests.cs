using Handbill.Commands;

namespace Handbill.Server.Tests.Operations;

/// <summary>Commands inside the test's process: one at a time, since there is one console.</summary>
[CollectionDefinition(nameof(ConsoleTests), DisableParallelization = true)]
public sealed class ConsoleTests
{
    /// <summary>Runs a command line to its end.</summary>
    internal static ConsoleOutcome Run(params string[] arguments)
    {
        var (output, error) = (Console.Out, Console.Error);
        using var said = new StringWriter();
        using var complained = new StringWriter();
        try
        {
            Console.SetOut(said);
            Console.SetError(complained);
            var code = CommandLine.Run(arguments);
            return new ConsoleOutcome(code, said.ToString(), complained.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }
}

/// <summary>What a command gave.</summary>
internal sealed record ConsoleOutcome(int Code, string Output, string Error);
