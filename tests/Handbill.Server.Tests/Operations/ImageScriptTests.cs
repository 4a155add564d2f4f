using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Handbill.Programs;
using Handbill.Server.Tests.Hosting;
using Handbill.Server.Tests.Issues;

namespace Handbill.Server.Tests.Operations;

/// <summary>
/// The script of the container image from its first line to its last, with stand-ins for what takes long: the release, and Debian's packages.
/// </summary>
public sealed class ImageScriptTests
{
    private const string Release = """
        #!/usr/bin/env bash
        set -euo pipefail
        cd "$(dirname "${BASH_SOURCE[0]}")/.."
        mkdir -p artifacts/release "made/handbill-1.2.3-$1"
        echo program > "made/handbill-1.2.3-$1/handbill"
        tar --mtime=@0 -C made -czf "artifacts/release/handbill-1.2.3-$1.tar.gz" "handbill-1.2.3-$1"
        """;

    private const string Packages = """
        #!/usr/bin/env bash
        set -euo pipefail
        for word in "$@"; do case "$word" in */base.tar) to=$word ;; esac; done
        folder=$(mktemp -d)
        mkdir -p "$folder/usr/bin" && echo "${SOURCE_DATE_EPOCH:?}" > "$folder/usr/bin/debian"
        tar --sort=name --mtime=@0 --owner=0 --group=0 -C "$folder" -cf "$to" .
        rm -r "$folder"
        """;

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("linux-x64", "amd64")]
    [InlineData("linux-arm64", "arm64")]
    public async Task It_comes_to_its_end_and_every_part_of_the_image_is_what_it_is_called(string platform, string architecture)
    {
        Needed.Program("git");
        var folder = Directory.CreateTempSubdirectory("handbill-image-").FullName;
        try
        {
            await LayOutAsync(folder);
            var first = await ImageAsync(folder, platform);
            var parts = Parts(first);
            foreach (var (name, bytes) in parts.Where(part => part.Key.StartsWith("blobs/sha256/", StringComparison.Ordinal)))
            {
                name.ShouldBe($"blobs/sha256/{Convert.ToHexStringLower(SHA256.HashData(bytes))}");
            }

            using var index = JsonDocument.Parse(parts["index.json"]);
            var entry = index.RootElement.GetProperty("manifests")[0];
            entry.GetProperty("platform").GetProperty("architecture").GetString().ShouldBe(architecture);
            using var manifest = JsonDocument.Parse(Blob(entry));
            using var config = JsonDocument.Parse(Blob(manifest.RootElement.GetProperty("config")));
            config.RootElement.GetProperty("config").GetProperty("Entrypoint")[0].GetString().ShouldBe("/opt/handbill/handbill");
            var layers = manifest.RootElement.GetProperty("layers").EnumerateArray().Select(layer => Unpacked(Blob(layer))).ToList();
            config.RootElement.GetProperty("rootfs").GetProperty("diff_ids").EnumerateArray().Select(id => id.GetString()).ShouldBe(layers.Select(layer => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(layer))}"));
            Parts(layers[0]).Keys.ShouldContain("usr/bin/debian");
            Parts(layers[1]).Keys.ShouldContain("opt/handbill/handbill");

            // The data folder is its user's, and nobody else's.
            using var reader = new TarReader(new MemoryStream(layers[1]));
            TarEntry? data = null;
            while (await reader.GetNextEntryAsync(cancellationToken: Ending) is { } one)
            {
                data = one.Name.TrimEnd('/') == "var/lib/handbill" ? one : data;
            }

            (data!.Uid, data.Gid, (int)data.Mode).ShouldBe((10001, 10001, 448));

            // The same commit gives the same image.
            (await ImageAsync(folder, platform)).ShouldBe(first);

            byte[] Blob(JsonElement descriptor)
            {
                var bytes = parts[$"blobs/sha256/{descriptor.GetProperty("digest").GetString()!["sha256:".Length..]}"];
                bytes.Length.ShouldBe(descriptor.GetProperty("size").GetInt32());
                return bytes;
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task LayOutAsync(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "deploy"));
        Directory.CreateDirectory(Path.Combine(folder, "programs"));
        File.Copy(Path.Combine(IssueStage.Folder("deploy"), "image"), Path.Combine(folder, "deploy", "image"));
        await File.WriteAllTextAsync(Path.Combine(folder, "Directory.Build.props"), "<Version>1.2.3</Version>\n", Ending);
        foreach (var (path, script) in new[] { ("deploy/release", Release), ("programs/mmdebstrap", Packages) })
        {
            await File.WriteAllTextAsync(Path.Combine(folder, path), script.ReplaceLineEndings("\n") + "\n", Ending);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(Path.Combine(folder, path), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }

        string[] commit = ["-c", "user.name=Somebody", "-c", "user.email=somebody@handbill.example", "commit", "-q", "-m", "First"];
        foreach (var arguments in new string[][] { ["init", "-q"], ["add", "."], commit })
        {
            var (code, said) = await OtherProcess.RunAsync(Needed.Program("git"), ["-C", folder, .. arguments]);
            code.ShouldBe(0, said);
        }
    }

    private static async Task<byte[]> ImageAsync(string folder, string platform)
    {
        var (code, said) = await OtherProcess.RunAsync(
            Path.Combine(folder, "deploy", "image"), [platform], ("PATH", $"{Path.Combine(folder, "programs")}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}"));
        code.ShouldBe(0, said);
        return await File.ReadAllBytesAsync(Path.Combine(folder, "artifacts", "release", $"handbill-1.2.3-{platform}.oci.tar"), Ending);
    }

    private static Dictionary<string, byte[]> Parts(byte[] archive)
    {
        var parts = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        using var reader = new TarReader(new MemoryStream(archive));
        while (reader.GetNextEntry(copyData: true) is { } entry)
        {
            if (entry.DataStream is { } data)
            {
                using var bytes = new MemoryStream();
                data.CopyTo(bytes);
                parts[entry.Name.StartsWith("./", StringComparison.Ordinal) ? entry.Name[2..] : entry.Name] = bytes.ToArray();
            }
        }

        return parts;
    }

    private static byte[] Unpacked(byte[] bytes)
    {
        using var packed = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var whole = new MemoryStream();
        packed.CopyTo(whole);
        return whole.ToArray();
    }
}
