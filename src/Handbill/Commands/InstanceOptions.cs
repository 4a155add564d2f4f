using System.CommandLine;
using Handbill.Server;

namespace Handbill.Commands;

/// <summary>The options of every command that touches an instance.</summary>
internal sealed class InstanceOptions
{
    private readonly Option<string> _data = new("--data")
    {
        Description = "Folder that the instance keeps its data in; made when it is missing.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "data",
    };

    private readonly Option<string?> _database = new("--database")
    {
        Description = "PostgreSQL to use in place of SQLite in the data folder: `Host=…;Database=…;Username=…`. HANDBILL_DATABASE says the same.",
        HelpName = "CONNECTION",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("HANDBILL_DATABASE") is { Length: > 0 } named ? named : null,
    };

    /// <summary>Gives a command the options.</summary>
    public void AddTo(Command command)
    {
        command.Add(_data);
        command.Add(_database);
    }

    /// <summary>What was asked for.</summary>
    public Instance Of(ParseResult parsed) => new(Path.GetFullPath(parsed.GetRequiredValue(_data)), parsed.GetValue(_database));
}
