using System.Text;
using MimeKit;
using MimeKit.Cryptography;
using Org.BouncyCastle.Crypto;

namespace Handbill.Mail.Tests;

public sealed class DkimTests
{
    [Theory]
    [InlineData(DkimAlgorithm.Rsa)]
    [InlineData(DkimAlgorithm.Ed25519)]
    public void A_mail_is_signed_with_the_headers_that_unsubscribe(DkimAlgorithm algorithm)
    {
        using var key = DkimKey.Make(algorithm, "news.example.org", "handbill1");
        var posting = LetterWriter.Write(MailCompose.Compose(Samples.Page), Samples.Envelope, Samples.To("jürgen@example.com", 1), key);
        var signature = Samples.Parse(posting.Bytes).Headers["DKIM-Signature"]!;

        Verify(posting.Bytes, key).ShouldBe([true]);
        var signed = string.Concat(signature.Split("h=")[1].Split(';')[0].Where(letter => !char.IsWhiteSpace(letter))).Split(':');
        signed.ShouldContain("list-unsubscribe");
        signed.ShouldContain("list-unsubscribe-post");
        signed.Count(name => name == "from").ShouldBe(2);
        signature.ShouldContain(algorithm == DkimAlgorithm.Rsa ? "a=rsa-sha256" : "a=ed25519-sha256");
    }

    [Fact]
    public void Two_signatures_stand_side_by_side_and_a_body_of_all_is_signed_as_well()
    {
        using var rsa = DkimKey.Make(DkimAlgorithm.Rsa, "news.example.org", "a");
        using var ed25519 = DkimKey.Make(DkimAlgorithm.Ed25519, "example.org", "b");
        Verify(LetterWriter.Write(new Letter("a", "the same for all\n\n\n", null), Samples.Envelope, Samples.Addressee, rsa, ed25519).Bytes, rsa, ed25519).ShouldBe([true, true]);
        Verify(LetterWriter.Write(new Letter("a", "", ""), Samples.Envelope, Samples.Addressee, rsa, ed25519).Bytes, rsa, ed25519).ShouldBe([true, true]);
    }

    [Theory]
    [InlineData("Frühschicht", "Spätschicht")]
    [InlineData("/unsubscribe/tok1", "/unsubscribe/tok2")]
    [InlineData("List-Unsubscribe=One-Click", "List-Unsubscribe=None")]
    [InlineData("To: <ana@", "To: <eva@")]
    [InlineData("From: \"Der Kurier\"", "From: <x@example.net>\r\nFrom: \"Der Kurier\"")]
    public void A_mail_that_was_changed_is_found(string was, string becomes)
    {
        using var key = DkimKey.Make(DkimAlgorithm.Ed25519, "news.example.org", "a");
        var text = Encoding.UTF8.GetString(LetterWriter.Write(MailCompose.Compose(Samples.Page), Samples.Envelope, Samples.Addressee, key).Bytes);
        var (from, to) = (was.Replace("ü", "=C3=BC", StringComparison.Ordinal), becomes.Replace("ä", "=C3=A4", StringComparison.Ordinal));
        text.ShouldContain(from);
        Verify(Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal)), key).ShouldBe([false]);
    }

    [Theory]
    [InlineData(DkimAlgorithm.Rsa)]
    [InlineData(DkimAlgorithm.Ed25519)]
    public void A_key_is_kept_as_PEM(DkimAlgorithm algorithm)
    {
        using var made = DkimKey.Make(algorithm, "Bücher.example", "S1");
        DkimKey.TryRead(made.ExportPem(), "bücher.example", "s1", out var read, out var problem).ShouldBeTrue(problem);
        read.DnsRecord.ShouldBe(made.DnsRecord);
        read.DnsName.ShouldBe("s1._domainkey.xn--bcher-kva.example");
        read.Sign(new byte[32]).ShouldBe(made.Sign(new byte[32]));
        made.DnsRecord.ShouldStartWith(algorithm == DkimAlgorithm.Rsa ? "v=DKIM1; k=rsa; p=MIIB" : "v=DKIM1; k=ed25519; p=");
        made.ZoneLine.Split('"').Where((_, at) => at % 2 == 1).ShouldAllBe(piece => piece.Length <= 255);
        string.Concat(made.ZoneLine.Split('"').Where((_, at) => at % 2 == 1)).ShouldBe(made.DnsRecord);
        read.Dispose();
    }

    [Theory]
    [InlineData("", "example.org", "a", "no private key")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----", "example.org", "a", "no private key")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nMAA=\n-----END PRIVATE KEY-----", "example.org", "a", "no private key")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nMAA=\n-----END PUBLIC KEY-----", "example.org", "a", "no private key")]
    [InlineData("", "example", "a", "domain")]
    [InlineData("", "example.org", "a b", "selector")]
    public void What_is_no_key_is_said(string pem, string domain, string selector, string said)
    {
        DkimKey.TryRead(pem, domain, selector, out var key, out var problem).ShouldBeFalse();
        key.ShouldBeNull();
        problem.ShouldContain(said);
    }

    [Fact]
    public void A_key_too_short_for_receivers_is_refused()
    {
        using var rsa = System.Security.Cryptography.RSA.Create(512);
        DkimKey.TryRead(rsa.ExportPkcs8PrivateKeyPem(), "example.org", "a", out _, out var problem).ShouldBeFalse();
        problem.ShouldContain("512 bits");
    }

    private static List<bool> Verify(byte[] bytes, params DkimKey[] keys)
    {
        var verifier = new DkimVerifier(new Records(keys));
        var mail = Samples.Parse(bytes);
        return [.. mail.Headers.Where(header => header.Id == HeaderId.DkimSignature).Select(header => verifier.Verify(mail, header))];
    }

    private sealed class Records(DkimKey[] keys) : DkimPublicKeyLocatorBase
    {
        public override AsymmetricKeyParameter LocatePublicKey(string methods, string domain, string selector, CancellationToken cancellationToken = default) =>
            GetPublicKey(keys.Single(key => key.Domain == domain && key.Selector == selector).DnsRecord);

        public override Task<AsymmetricKeyParameter> LocatePublicKeyAsync(string methods, string domain, string selector, CancellationToken cancellationToken = default) =>
            Task.FromResult(LocatePublicKey(methods, domain, selector, cancellationToken));
    }
}
