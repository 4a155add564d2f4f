using Handbill.Age;
using Handbill.Programs;

namespace Handbill.Ui.Tests.Vault;

/// <summary>The vault's scripts, outside of a browser: each fact is a group of checks, which say themselves what they show.</summary>
public sealed class ClientTests
{
    [Fact]
    public Task Keys_fingerprints_and_successions_are_as_the_protocol_says() => ClientCheck.RunAsync("keys");

    [Fact]
    public Task Receipts_and_recovery_codes_are_read_however_they_are_typed() => ClientCheck.RunAsync("words");

    [Fact]
    public Task Passphrases_are_counted_as_the_server_counts_them() => ClientCheck.RunAsync("strength");

    [Fact]
    public Task What_is_sealed_is_opened_by_its_key_alone() => ClientCheck.RunAsync("seal");

    [Fact]
    public Task Each_test_file_of_the_age_format_opens_or_is_refused_as_it_says() => ClientCheck.RunAsync("vectors");

    [Fact]
    public Task Parcels_have_one_of_a_few_sizes_and_tar_reads_them() => ClientCheck.RunAsync("parcel");

    [Fact]
    public Task What_identifies_is_taken_out_of_pictures_and_no_pixel_changes()
    {
        Needed.Program("exiftool");
        Needed.Program("compare");
        return ClientCheck.RunAsync("strip");
    }

    [Fact]
    public Task What_is_covered_in_a_photo_is_gone_and_a_flood_is_put_together() => ClientCheck.RunAsync("cover");

    [Fact]
    public Task What_a_recorder_writes_about_itself_is_taken_out_of_voice_notes() => ClientCheck.RunAsync("voice");

    [Fact]
    public async Task Files_are_exchanged_with_the_age_command_and_with_the_server()
    {
        Needed.Program("age");
        Needed.Program("script");
        var folder = Directory.CreateTempSubdirectory("handbill-exchange-");
        try
        {
            string At(string name) => Path.Combine(folder.FullName, name);
            using var mine = AgeX25519Identity.Generate();
            using var theirs = AgeX25519Identity.Generate();
            var content = new byte[150_000];
            new Random(5).NextBytes(content);
            await File.WriteAllTextAsync(At("identity"), theirs.Export());
            await File.WriteAllTextAsync(At("recipient"), mine.Recipient.ToString());
            await File.WriteAllBytesAsync(At("theirs"), Seal(content, theirs.Recipient));

            await ClientCheck.RunAsync("commands", folder.FullName);

            (await File.ReadAllBytesAsync(At("opened"))).ShouldBe(content);
            Open(await File.ReadAllBytesAsync(At("ours")), mine).ShouldBe(content);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static byte[] Seal(byte[] content, AgeX25519Recipient recipient)
    {
        using var output = new MemoryStream();
        using var writer = AgeFile.Encrypt(output, recipient);
        writer.Write(content);
        writer.Finish();
        return output.ToArray();
    }

    private static byte[] Open(byte[] file, AgeX25519Identity identity)
    {
        using var content = AgeFile.Decrypt(new MemoryStream(file), identity);
        using var output = new MemoryStream();
        content.CopyTo(output);
        return output.ToArray();
    }
}
