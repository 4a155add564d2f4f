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
        #                                         -MSDBTPROA
        /                                         .xxxxxxxxx
        /a/accent/{colour}.css                    xxxxxxxxxx
        /a/{version}/{name}                       xxxxxxxxxx
        /account                                  .xxxxxxxxx
        /account/passkeys                         .xxxxxxxxx
        /account/passphrase                       .xxxxxxxxx
        /account/sessions                         .xxxxxxxxx
        /audit                                    .........x
        /boards                                   ...xx.x.x.
        /calendar                                 .xxxxxxxxx
        /calendar/{secret}.ics                    xxxxxxxxxx
        /design                                   xxxxxxxxxx
        /design/kill                              xxxxxxxxxx
        /design/plain                             xxxxxxxxxx
        /editions/{id}/leave-out                  ........x.
        /editions/{id}/meeting                    .xxxx.....
        /editions/{id}/meeting/minutes            .xx.......
        /editions/{id}/offers                     .xxxx.....
        /editions/{id}/plan                       ........x.
        /editions/{id}/proof                      .xxxxxxxxx
        /editions/{id}/proof.pdf                  .xxxxxxxxx
        /editions/{id}/proof/{key}.png            .xxxxxxxxx
        /editions/{id}/reading-copy               .xxxx.....
        /groups                                   ........x.
        /groups/new                               ........x.
        /groups/{id}                              ........x.
        /groups/{id}/archive                      ........x.
        /groups/{id}/keys                         .xx.......
        /groups/{id}/inbox                        .xx.......
        /groups/{id}/inbox/leaflet.pdf            .xx.......
        /groups/{id}/inbox/settings               .xx.......
        /groups/{id}/inbox/triage                 .xx.......
        /groups/{id}/inbox/{submission}           .xx.......
        /groups/{id}/inbox/{submission}.age       .xx.......
        /health                                   xxxxxxxxxx
        /in/box                                   xxxxxxxxxx
        /in/box/letters                           xxxxxxxxxx
        /in/{slug}                                xxxxxxxxxx
        /in/{slug}/uploads                        xxxxxxxxxx
        /in/{slug}/uploads/{id}                   xxxxxxxxxx
        /in/{slug}/work                           xxxxxxxxxx
        /inbox                                    .xx.......
        /issues/import                            ...xx.x.x.
        /issues/{id}/board                        ...xx.x.x.
        /issues/{id}/board/live                   ...xx.x.x.
        /issues/{id}/bundles                      .xx...xxx.
        /issues/{id}/corrections                  xxxxxxxxxx
        /issues/{id}/editorial                    ...xxx....
        /issues/{id}/flatplan                     ...xx.x.x.
        /issues/{id}/flatplan/live                ...xx.x.x.
        /issues/{id}/folder.zip                   ...xx.x.x.
        /issues/{id}/imprint                      ........x.
        /issues/{id}/labels.pdf                   .xx...xxx.
        /issues/{id}/lock                         ....x.....
        /issues/{id}/orders                       ....x.x.x.
        /issues/{id}/orders/live                  ....x.x.x.
        /issues/{id}/orders/{machine}.pdf         ....x.x.x.
        /issues/{id}/plan                         ........x.
        /issues/{id}/press                        ....x.x.x.
        /issues/{id}/print.zip                    ....x.x.x.
        /issues/{id}/reading.zip                  ....x.x.x.
        /issues/{id}/sheets                       ....x.x.x.
        /issues/{id}/variant                      ....x.....
        /issues/{id}/variants                     ...xx.x.x.
        /issues/{id}/rounds                       .xx...xxx.
        /issues/{id}/rounds/new                   ..x...xxx.
        /issues/{id}/routes.pdf                   .xx...xxx.
        /join/{secret}                            xxxxxxxxxx
        /language                                 xxxxxxxxxx
        /machines                                 ......x.x.
        /machines/{id}                            ......x.x.
        /organisation                             .........x
        /organisation/imprints                    .........x
        /organisation/imprints/{id}               .........x
        /people                                   ........xx
        /people/invitations                       ........xx
        /people/{id}                              ........xx
        /pictures/{id}                            .xxxxxxxxx
        /pictures/{id}/delete                     .xxxxxxxxx
        /price-lists                              ......x.x.
        /price-lists/{id}                         ......x.x.
        /publications                             ........x.
        /publications/new                         ........x.
        /publications/{id}                        ........x.
        /publications/{id}/archive                ........x.
        /publications/{id}/edit                   ........x.
        /publications/{id}/hand-outs              ..x...xxx.
        /publications/{id}/imprint                ........x.
        /publications/{id}/open                   ........x.
        /read/{**path}                            xxxxxxxxxx
        /ready                                    xxxxxxxxxx
        /robots.txt                               xxxxxxxxxx
        /rounds                                   .xx...xxx.
        /rounds/{id}                              .xx...xxx.
        /rounds/{id}/report                       .xx...xxx.
        /runs/{id}/live                           ....x.x.x.
        /runs/{id}/print.zip                      ....x.x.x.
        /runs/{id}/print/{name}.pdf               ....x.x.x.
        /runs/{id}/reading.zip                    ....x.x.x.
        /runs/{id}/{slug}.pdf                     ....x.x.x.
        /search                                   .xxxxxxxxx
        /set-up/{secret?}                         xxxxxxxxxx
        /sign-in                                  xxxxxxxxxx
        /sign-in/link/{secret}                    xxxxxxxxxx
        /sign-out                                 .xxxxxxxxx
        /site                                     ...xx.....
        /site/articles/{id}                       ...xx.....
        /site/issues/{id}                         ...xx.....
        /site/pages/{slug}                        ...xx.....
        /site/readers                             ...xx.....
        /site/settings                            ...xx.....
        /site/templates/{name}                    ...xx.....
        /sitemap-news.xml                         xxxxxxxxxx
        /sitemap-{part}.xml                       xxxxxxxxxx
        /sitemap.xml                              xxxxxxxxxx
        /stories                                  .xxxxxxxxx
        /stories/edition/{id}                     .xxxx.....
        /stories/new                              .xxxx.....
        /stories/{id}                             .xxxxxxxxx
        /stories/{id}/comments                    .xxxxxxxxx
        /stories/{id}/correct                     ....x.....
        /stories/{id}/move                        .xxxx.....
        /stories/{id}/pictures                    .xxxxxxxxx
        /stories/{id}/revisions                   .xxxxxxxxx
        /stories/{id}/translations/{language}     ...xxx....
        /templates                                ...xx...x.
        /templates/{id}                           ...xx...x.
        /vault                                    .xxxxxxxxx
        /vault/bundle                             xxxxxxxxxx
        /vault/keys                               .xxxxxxxxx
        /vault/sheet.svg                          .xxxxxxxxx
        /workplaces                               ..x.....x.
        /workplaces/export.csv                    ..x.....x.
        /workplaces/import                        ........x.
        /workplaces/new                           ..x.....x.
        /workplaces/{id}                          ..x.....x.
        /workplaces/{id}/archive                  ..x.....x.
        """;
}
