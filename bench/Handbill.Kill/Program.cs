using Handbill.Kill;
using Handbill.Server;

// Kills a writer in mid-save, many times, and sees that what it was told was saved is there.
//   Handbill.Kill run TIMES --data DIR [--database "Host=…"]
//   Handbill.Kill write --data DIR [--database "Host=…"]        (what is killed: prints each save that was confirmed)
//   Handbill.Kill check --data DIR [--database "Host=…"]        (the chain, and that each entry has its row)
var instance = new Instance(Path.GetFullPath(Value("--data") ?? "kill-data"), Value("--database"));
return args switch
{
    ["write", ..] => await Writer.RunAsync(instance),
    ["check", ..] => await Check.RunAsync(instance),
    ["run", var times, ..] => await Killing.RunAsync(instance, int.Parse(times, System.Globalization.CultureInfo.InvariantCulture)),
    _ => Usage(),
};

string? Value(string option) => Array.IndexOf(args, option) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

static int Usage()
{
    Console.Error.WriteLine("usage: Handbill.Kill run TIMES | write | check, each with --data DIR [--database CONNECTION]");
    return 1;
}
