namespace Handbill.Server.Tests.Routes;

/// <summary>
/// Who may open what: the whole matrix, one row a route. The columns are nobody, group Member, group Secretary, Desk editor, editorial Board,
/// Translator, Press operator, distRibutor, Organisation secretary, Administrator; the scope is a group for the first two and the organisation
/// for the others. A route of yours needs a row; one with values in it needs an example in <see cref="RouteWalk"/>, or it is only held to who may not.
/// </summary>
internal static class RouteTable
{
    public const string Roles = "-MSDBTPROA";

    public static IReadOnlyDictionary<string, string> Rows { get; } = Table.Split('\n').Skip(1)
        .Select(row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToDictionary(row => row[0], row => row[1], StringComparer.Ordinal);

    private const string Table = """
        #                       -MSDBTPROA
        /                       .xxxxxxxxx
        /a/accent/{colour}.css  xxxxxxxxxx
        /a/{version}/{name}     xxxxxxxxxx
        /account                .xxxxxxxxx
        /account/passkeys       .xxxxxxxxx
        /account/passphrase     .xxxxxxxxx
        /account/sessions       .xxxxxxxxx
        /design                 xxxxxxxxxx
        /design/kill            xxxxxxxxxx
        /design/plain           xxxxxxxxxx
        /health                 xxxxxxxxxx
        /join/{secret}          xxxxxxxxxx
        /language               xxxxxxxxxx
        /organisation           .........x
        /people                 ........xx
        /people/invitations     ........xx
        /people/{id}            ........xx
        /ready                  xxxxxxxxxx
        /set-up/{secret?}       xxxxxxxxxx
        /sign-in                xxxxxxxxxx
        /sign-in/link/{secret}  xxxxxxxxxx
        /sign-out               .xxxxxxxxx
        """;
}
