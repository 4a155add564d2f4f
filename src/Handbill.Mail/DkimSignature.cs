using System.Security.Cryptography;
using System.Text;

namespace Handbill.Mail;

/// <summary>
/// The header that signs a mail (RFC 6376), relaxed for headers and simple for the body, which is quoted-printable already. All headers of ours are signed, so
/// those that RFC 8058, 4 wants are; From is counted once more than it is there, so that no second one can be put beside it.
/// </summary>
internal static class DkimSignature
{
    private const int PieceOfSignature = 72;

    /// <summary>Signs.</summary>
    /// <param name="key">With what.</param>
    /// <param name="fields">All headers of the mail, each name once.</param>
    /// <param name="bodyHash">SHA-256 of the body, which ends with one line end.</param>
    /// <param name="date">When, to the second.</param>
    public static HeaderField Of(DkimKey key, IReadOnlyList<HeaderField> fields, byte[] bodyHash, DateTimeOffset date)
    {
        var names = string.Join(":\r\n\t ", fields.Select(field => field.Name.ToLowerInvariant()).Append("from").Chunk(5).Select(line => string.Join(':', line)));
        var value = $"v=1; a={key.Algorithm}; c=relaxed/simple; d={key.Domain};\r\n\ts={key.Selector}; t={date.ToUnixTimeSeconds()};\r\n\th={names};\r\n"
            + $"\tbh={Convert.ToBase64String(bodyHash)};\r\n\tb=";

        // From the last of a name to the first (5.4.2): with each name there once, their order is free.
        var signed = new StringBuilder(2048);
        foreach (var field in fields)
        {
            field.WriteRelaxed(signed);
            signed.Append("\r\n");
        }

        new HeaderField("DKIM-Signature", value).WriteRelaxed(signed);
        var signature = Convert.ToBase64String(key.Sign(SHA256.HashData(Encoding.UTF8.GetBytes(signed.ToString()))));
        return new HeaderField("DKIM-Signature", value + string.Join("\r\n\t ", signature.Chunk(PieceOfSignature).Select(piece => new string(piece))));
    }
}
