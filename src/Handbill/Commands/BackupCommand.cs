using System.CommandLine;
using Handbill.Backups;

namespace Handbill.Commands;

/// <summary>`handbill backup`: an instance into one encrypted file.</summary>
internal static class BackupCommand
{
    public static Command Build(CancellationToken ending)
    {
        var file = new Argument<string>("FILE") { Description = "The backup to write; must not exist." };
        var recipients = AgeOptions.Recipients();
        var recipientsFile = AgeOptions.RecipientsFile();
        var passphraseFile = AgeOptions.PassphraseFile();
        var instance = new InstanceOptions();
        var command = new Command("backup", "Write everything an instance is into one file, encrypted with age. The server may go on working.")
        {
            file, recipients, recipientsFile, passphraseFile,
        };
        instance.AddTo(command);
        command.SetAction(async (parsed, _) =>
        {
            var path = parsed.GetRequiredValue(file);
            var readers = AgeOptions.ReadRecipients(parsed.GetRequiredValue(recipients), parsed.GetValue(recipientsFile), parsed.GetValue(passphraseFile));
            var made = await BackupFile.WriteAsync(instance.Of(parsed), path, readers, TimeProvider.System, ending);
            Console.WriteLine($"{path}: {new FileInfo(path).Length:N0} bytes, {made.Store} and {made.Files.Count - 1} files of the data folder. Keep what opens it elsewhere.");
            return 0;
        });
        return command;
    }
}
