using Handbill.DeskBench;

return args is ["search", .. var rest] ? await SearchCommand.RunAsync(rest) : Usage();

static int Usage()
{
    Console.Error.WriteLine("usage: Handbill.DeskBench search [--stories N] [--database CONNECTION of an empty PostgreSQL database]");
    return 1;
}
