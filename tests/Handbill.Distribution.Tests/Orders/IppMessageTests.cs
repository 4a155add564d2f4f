using CsCheck;
using Handbill.Distribution.Orders.Ipp;

namespace Handbill.Distribution.Tests.Orders;

public sealed class IppMessageTests
{
    [Fact]
    public void What_is_written_is_read_back()
    {
        var message = new IppMessage { Code = 0x0B, RequestId = 7 };
        message.Groups.Add(new IppGroup(IppTag.Operation).Add("attributes-charset", IppValue.Of(IppTag.Charset, "utf-8")).Add("requested-attributes", IppValue.Of(IppTag.Keyword, "a")).Add("", IppValue.Of(IppTag.Keyword, "b")));
        message.Groups.Add(new IppGroup(IppTag.Job).Add("copies", IppValue.Of(120)).Add("last", IppValue.Of(true)));

        var read = IppMessage.Read(message.Write());

        (read.Code, read.RequestId).ShouldBe(((ushort)0x0B, 7));
        read.All(IppTag.Operation, "requested-attributes").Select(value => value.Text).ShouldBe(["a", "b"]);
        read.Find(IppTag.Job, "copies")!.Value.Number.ShouldBe(120);
        read.Find(IppTag.Printer, "copies").ShouldBeNull();
        read.Write().ShouldBe(message.Write());
    }

    [Fact]
    public void A_request_has_the_bytes_of_RFC_8010()
    {
        var message = new IppMessage { Code = 0x02, RequestId = 1 };
        message.Groups.Add(new IppGroup(IppTag.Operation).Add("attributes-charset", IppValue.Of(IppTag.Charset, "utf-8")));
        Convert.ToHexString(message.Write()).ShouldBe("010100020000000101470012" + Convert.ToHexString("attributes-charset"u8) + "0005" + Convert.ToHexString("utf-8"u8) + "03");
    }

    [Fact]
    public void Whatever_a_hostile_printer_sends_is_read_or_refused_and_never_more() =>
        Gen.Byte.Array[0, 400].Sample(
            bytes =>
            {
                byte[] answer = [1, 1, 0, 0, 0, 0, 0, 1, .. bytes];
                try
                {
                    IppMessage.Read(answer).Groups.SelectMany(group => group.Attributes).Sum(attribute => attribute.Values.Sum(value => value.Bytes.Length)).ShouldBeLessThanOrEqualTo(answer.Length);
                }
                catch (InvalidDataException)
                {
                    // Refused, as it may be.
                }
            },
            iter: 20_000);

    [Fact]
    public void An_answer_spoilt_anywhere_is_read_or_refused()
    {
        var message = new IppMessage { Code = 0, RequestId = 1 };
        message.Groups.Add(new IppGroup(IppTag.Printer).Add("printer-state-reasons", IppValue.Of(IppTag.Keyword, "media-empty")).Add("printer-state", IppValue.Of(5)));
        var bytes = message.Write();
        for (var at = 0; at < bytes.Length; at++)
        {
            for (var value = 0; value < 256; value++)
            {
                byte[] spoilt = [.. bytes];
                spoilt[at] = (byte)value;
                try
                {
                    _ = IppMessage.Read(spoilt).All(IppTag.Printer, "printer-state-reasons").Select(one => (one.Number, one.Text)).ToList();
                }
                catch (InvalidDataException)
                {
                    // Refused, as it may be.
                }
            }
        }

        Should.Throw<InvalidDataException>(() => IppMessage.Read(new byte[IppMessage.Longest + 1]));
    }

    [Theory]
    [InlineData("ipp://printer.example/ipp/print", "http://printer.example:631/ipp/print")]
    [InlineData("ipps://printer.example:8631/q", "https://printer.example:8631/q")]
    [InlineData("ipp://127.0.0.1:1234/printers/Pdf", "http://127.0.0.1:1234/printers/Pdf")]
    public void Addresses_of_printers_are_carried_by_HTTP(string text, string carrier)
    {
        IppAddress.TryRead(text, out var address).ShouldBeTrue();
        IppAddress.Carrier(address).AbsoluteUri.ShouldBe(carrier);
    }

    [Theory]
    [InlineData("http://printer.example/ipp/print")]
    [InlineData("ipp://user:secret@printer.example/ipp/print")]
    [InlineData("ipp://printer.example/ipp/print?key=1")]
    [InlineData("ipp:///print")]
    [InlineData("file:///etc/passwd")]
    [InlineData("printer")]
    [InlineData("")]
    public void Other_addresses_are_refused(string text) => IppAddress.TryRead(text, out _).ShouldBeFalse();
}
