using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace Handbill.Commands;

/// <summary>The usual help, and after it examples of the command that it was asked for.</summary>
internal sealed class TeachingHelp(SynchronousCommandLineAction usual) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        for (var around = parseResult.CommandResult.Parent as CommandResult; around is not null; around = around.Parent as CommandResult)
        {
            // What a command around this one takes is no part of this one's line.
            around.Command.Arguments.ToList().ForEach(argument => argument.Hidden = true);
        }

        var code = usual.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine(Examples.Of(parseResult.CommandResult.Command is RootCommand ? "" : parseResult.CommandResult.Command.Name));
        return code;
    }
}
