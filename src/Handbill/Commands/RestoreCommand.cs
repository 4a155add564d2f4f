using System.CommandLine;
using Handbill.Backups;

namespace Handbill.Commands;

/// <summary>`handbill restore`: an instance out of a backup.</summary>
internal static class RestoreCommand
{
    public static Command Build(CancellationToken ending)
    {
        var file = new Argument<string>("FILE") { Description = "The backup." };
        var identity = AgeOptions.Identity();
        var passphraseFile = AgeOptions.PassphraseFile();
        var options = new InstanceOptions();
        var command = new Command("restore", "Make an instance of a backup, in an empty data folder: all of it or nothing.") { file, identity, passphraseFile };
        options.AddTo(command);
        command.SetAction(async (parsed, _) =>
        {
            var instance = options.Of(parsed);
            var identities = AgeOptions.ReadIdentities(parsed.GetValue(identity), parsed.GetValue(passphraseFile));
            var made = await RestoredBackup.PutInPlaceAsync(parsed.GetRequiredValue(file), instance, identities, ending);
            Console.WriteLine($"{instance.Data}: restored as of {made.MadeAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC. Holding its audit trail against its own hashes:");
            return await AuditCommand.VerifyAsync(instance, expect: null, json: false, ending);
        });
        return command;
    }
}
