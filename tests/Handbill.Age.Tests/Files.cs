using System.Reflection;

namespace Handbill.Age.Tests;

/// <summary>Sealing and opening in memory, and where things are.</summary>
internal static class Files
{
    public static string Vectors { get; } = typeof(Files).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == "Vectors").Value!;

    public static byte[] Seal(byte[] content, params IAgeRecipient[] recipients)
    {
        using var output = new MemoryStream();
        using var writer = AgeFile.Encrypt(output, recipients);
        writer.Write(content);
        writer.Finish();
        return output.ToArray();
    }

    public static byte[] Open(byte[] file, params IAgeIdentity[] identities)
    {
        using var content = AgeFile.Decrypt(new MemoryStream(file), identities);
        using var output = new MemoryStream();
        content.CopyTo(output);
        return output.ToArray();
    }
}
