using System.CommandLine;
using System.CommandLine.Invocation;

namespace Handbill.Commands;

/// <summary>The usual help, and after it examples of the command that it was asked for.</summary>
internal sealed class TeachingHelp(SynchronousCommandLineAction usual) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var code = usual.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine(Examples.Of(parseResult.CommandResult.Command is RootCommand ? "" : parseResult.CommandResult.Command.Name));
        return code;
    }
}
