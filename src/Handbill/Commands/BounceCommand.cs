using System.CommandLine;
using Handbill.Groups.Contracts;
using Handbill.Mail;
using Handbill.Server;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Commands;

/// <summary>`handbill bounce`: takes a letter that came back, from the mail server, and lets go of addresses that are no more.</summary>
internal static class BounceCommand
{
    private const int MostBytes = 4 << 20;

    public static Command Build(CancellationToken ending)
    {
        var instance = new InstanceOptions();
        var recipient = new Option<string?>("--recipient") { Description = "Address that the letter came back to, where the mail server tells it.", HelpName = "ADDRESS" };
        var command = new Command("bounce", "Read a letter that came back from standard input, as the mail server hands it over, and forget addresses that are no more.") { recipient };
        instance.AddTo(command);
        command.SetAction((parsed, _) => RunAsync(instance.Of(parsed), Console.OpenStandardInput(), parsed.GetValue(recipient), ending));
        return command;
    }

    /// <summary>Reads one letter. Whatever it is, the mail server has done its part: only an instance that cannot be opened is an error.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(Instance instance, Stream letter, string? recipient, CancellationToken ending)
    {
        var bytes = await ReadAsync(letter, ending);
        await using var opened = await OpenedInstance.OpenAsync(instance, ending);
        if (await opened.Services.GetRequiredService<IPost>().OpenAsync(ending) is not { } office)
        {
            await Console.Error.WriteLineAsync("No mail server is set up here, or its secrets were sealed by another data folder: nothing was done.");
            return 1;
        }

        var bounce = BounceReader.Read(bytes, office.Bounces, recipient);
        if (!MailToken.TryRead(office.Secret.Span, PostOffice.BounceToken, bounce.Token, out var id) || id.Length != 16)
        {
            Console.WriteLine("This is none of our letters: nothing was done.");
            return 0;
        }

        var isKnown = false;
        foreach (var returns in opened.Services.GetServices<ILetterReturns>())
        {
            isKnown = isKnown || await returns.CameBackAsync(new Guid(id), bounce.Kind, ending);
        }

        Console.WriteLine(isKnown ? $"Noted: {bounce.Kind.ToString().ToLowerInvariant()}." : "The address is forgotten already.");
        return 0;
    }

    private static async Task<byte[]> ReadAsync(Stream letter, CancellationToken ending)
    {
        using var bytes = new MemoryStream();
        var part = new byte[81920];
        int read;
        while (bytes.Length < MostBytes && (read = await letter.ReadAsync(part, ending)) > 0)
        {
            bytes.Write(part, 0, read);
        }

        return bytes.ToArray();
    }
}
