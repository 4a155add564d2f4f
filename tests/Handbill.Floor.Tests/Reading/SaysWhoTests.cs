using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Handbill.Floor.Tests.Reading;

/// <summary>The check of what still says who, as the browser runs it, run by Node.</summary>
public sealed class SaysWhoTests
{
    private static readonly (string Text, string[] Found)[] Texts =
    [
        ("The press in hall two has no guard.", []),
        ("A press runs without its guard again. Nobody asked who took it away.", []),
        ("Maria Lopez of the late shift at line 4 (0171 555 01 23) says so.", ["phone: 0171 555 01 23", "function: late shift", "function: line 4", "name: Maria Lopez"]),
        ("We asked supervisor Smith, badge AB123456.", ["number: AB123456", "name: supervisor Smith"]),
        ("Write to ana.b@firm.example or +49 (171) 555-0123.", ["mail: ana.b@firm.example", "phone: +49 (171) 555-0123"]),
        ("A las seis, la encargada Ruiz en el puesto 12 del turno de noche.", ["function: puesto 12", "function: turno de noche", "name: encargada Ruiz"]),
        ("Hier, Léa a dit que le quai 3 était glissant.", ["function: quai 3", "name: Léa"]),
        ("Élise Martin de l’équipe de nuit l’a vu.", ["function: équipe de nuit", "name: Élise Martin"]),
        ("The canteen is closed, and at the gate Jonas told us why.", ["name: Jonas"]),
    ];

    [Fact]
    public async Task What_says_who_is_found_and_what_could_be_anybodys_is_left_alone()
    {
        var client = Path.Combine(Path.GetDirectoryName(Here())!, "../../../src/Handbill.Ui/client");
        var script = $$"""
            const { transformSync } = await import({{JsonSerializer.Serialize(Path.GetFullPath(Path.Combine(client, "node_modules/esbuild/lib/main.js")))}});
            const { readFileSync } = await import("node:fs");
            const { code } = transformSync(readFileSync({{JsonSerializer.Serialize(Path.GetFullPath(Path.Combine(client, "vault/inbox/says-who.ts")))}}, "utf8"), { loader: "ts", format: "esm" });
            const { tracesIn } = await import("data:text/javascript," + encodeURIComponent(code));
            console.log(JSON.stringify({{JsonSerializer.Serialize(Texts.Select(one => one.Text))}}.map(text => tracesIn(text).map(one => `${one.kind}: ${one.text}`))));
            """;
        using var node = Process.Start(new ProcessStartInfo("node", ["--input-type=module", "-e", script]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var said = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);

        var found = JsonSerializer.Deserialize<string[][]>(said)!;
        foreach (var (one, traces) in Texts.Zip(found))
        {
            traces.ShouldBe(one.Found, one.Text);
        }
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
