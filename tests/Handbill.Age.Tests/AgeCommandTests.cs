using System.Diagnostics;
using Handbill.Programs;

namespace Handbill.Age.Tests;

/// <summary>Debian's `age` opens what is sealed here, and what it seals is opened here.</summary>
public sealed class AgeCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("handbill-age-").FullName;

    public AgeCommandTests() => Needed.Program("age");

    [Theory]
    [InlineData(1)]
    [InlineData(65536)]
    [InlineData(1_000_001)]
    public void Age_opens_what_is_sealed_here_and_the_other_way_round(int size)
    {
        var content = new byte[size];
        new Random(size).NextBytes(content);
        Run("/usr/bin/age-keygen", "-o", At("key"));
        using var reader = new StreamReader(At("key"));
        var identity = AgeKeys.ReadIdentities(reader).ShouldHaveSingleItem();

        File.WriteAllBytes(At("ours"), Files.Seal(content, identity.Recipient));
        Run("/usr/bin/age", "-d", "-i", At("key"), "-o", At("ours.plain"), At("ours"));
        File.ReadAllBytes(At("ours.plain")).ShouldBe(content);

        File.WriteAllBytes(At("plain"), content);
        Run("/usr/bin/age", "-r", identity.Recipient.ToString(), "-o", At("theirs"), At("plain"));
        Files.Open(File.ReadAllBytes(At("theirs")), identity).ShouldBe(content);
    }

    [Fact]
    public void Age_opens_with_a_key_that_is_made_here()
    {
        using var identity = AgeX25519Identity.Generate();
        File.WriteAllText(At("key"), identity.Export() + "\n");
        File.WriteAllBytes(At("file"), Files.Seal("copy"u8.ToArray(), identity.Recipient));

        Run("/usr/bin/age", "-d", "-i", At("key"), "-o", At("plain"), At("file"));

        File.ReadAllText(At("plain")).ShouldBe("copy");
    }

    // age takes passphrases from a terminal only; `script` gives it one.
    [Fact]
    public void Age_opens_with_a_passphrase_and_the_other_way_round()
    {
        Needed.Program("script");
        const string Passphrase = "three buses in a row";
        File.WriteAllBytes(At("ours"), Files.Seal("copy"u8.ToArray(), new AgePassphrase(Passphrase)));
        OnTerminal($"age -d -o '{At("ours.plain")}' '{At("ours")}'", Passphrase, 1);
        File.ReadAllText(At("ours.plain")).ShouldBe("copy");

        File.WriteAllText(At("plain"), "copy");
        OnTerminal($"age -p -o '{At("theirs")}' '{At("plain")}'", Passphrase, 2);
        Files.Open(File.ReadAllBytes(At("theirs")), new AgePassphrase(Passphrase)).ShouldBe("copy"u8.ToArray());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void OnTerminal(string command, string passphrase, int times) => Run(
        "/bin/sh", "-c", $"(for i in $(seq {times}); do sleep 1; echo '{passphrase}'; done; sleep 6) | script -qec \"{command}\" /dev/null");

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
        var said = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, error + said.Result);
    }

    private string At(string name) => Path.Combine(_folder, name);
}
