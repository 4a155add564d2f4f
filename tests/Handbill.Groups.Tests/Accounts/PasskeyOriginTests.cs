using Handbill.Groups.Accounts;
using Microsoft.AspNetCore.Http;

namespace Handbill.Groups.Tests.Accounts;

public sealed class PasskeyOriginTests
{
    [Theory]
    [InlineData("http://localhost:5512", "http", "localhost:5512", true)]
    [InlineData("https://desk.example.org", "https", "desk.example.org", true)]
    [InlineData("https://desk.example.org", "http", "desk.example.org", true)]
    [InlineData("http://desk.example.org", "https", "desk.example.org", false)]
    [InlineData("https://elsewhere.example", "https", "desk.example.org", false)]
    [InlineData("https://desk.example.org:8443", "https", "desk.example.org", false)]
    [InlineData("http://localhost:5513", "http", "localhost:5512", false)]
    [InlineData("https://desk.example.org.elsewhere.example", "https", "desk.example.org", false)]
    [InlineData("null", "https", "desk.example.org", false)]
    [InlineData("", "https", "desk.example.org", false)]
    public void Only_a_page_of_the_server_itself_holds(string origin, string scheme, string host, bool holds)
    {
        PasskeyOrigin.Holds(origin, isCrossOrigin: false, scheme, new HostString(host)).ShouldBe(holds);
        PasskeyOrigin.Holds(origin, isCrossOrigin: true, scheme, new HostString(host)).ShouldBeFalse();
    }
}
