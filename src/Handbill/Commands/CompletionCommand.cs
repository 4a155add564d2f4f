using System.CommandLine;

namespace Handbill.Commands;

/// <summary>`handbill completion`: scripts by which shells complete commands, options and slugs, asking this program.</summary>
internal static class CompletionCommand
{
    // "[suggest:POSITION]" before a command line makes the parser print what could stand there.
    private const string Bash = """
        _handbill() {
          local IFS=$'\n' line
          COMPREPLY=()
          while read -r line; do
            [[ $line == "${COMP_WORDS[COMP_CWORD]}"* ]] && COMPREPLY+=("$line")
          done < <("${COMP_WORDS[0]}" "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)
        }
        complete -o default -F _handbill handbill
        """;

    private const string Zsh = """
        #compdef handbill
        _handbill() {
          local -a suggestions
          suggestions=("${(@f)$("${words[1]}" "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
          suggestions=(${(M)suggestions:#$PREFIX*})
          if (( ${#suggestions} )); then
            compadd -a suggestions
          else
            _files
          fi
        }
        compdef _handbill handbill
        """;

    private const string Fish = """
        complete -c handbill -a '(begin
          set -l line (commandline -cp)
          handbill "[suggest:"(string length -- $line)"]" "$line" 2>/dev/null
        end)'
        """;

    public static Command Build()
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh or fish" };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish");
        var command = new Command("completion", "Print a script that completes commands, options and slugs in your shell.") { shell };
        command.SetAction(parsed => Console.WriteLine(parsed.GetRequiredValue(shell) switch
        {
            "bash" => Bash,
            "zsh" => Zsh,
            _ => Fish,
        }));
        return command;
    }
}
