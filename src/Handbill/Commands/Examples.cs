namespace Handbill.Commands;

/// <summary>What stands at the end of a command's help.</summary>
internal static class Examples
{
    private const string ExitCodes = """
        Exit code:
          0  every edition is fitted
          2  some are not: the words to cut or to add are in the table and in fit.json
          1  bad input: each fault as file:line: what is wrong, what to do
        """;

    private const string ArchiveExitCodes = """
        Exit code:
            0  all of it is in, or was
            2  something is not whole or was not taken: each fault says where, what is wrong and what to do; the rest is in
            1  the archive cannot be read at all
          130  ended by Ctrl-C; what is saved stays, each piece whole
        """;

    /// <summary>Examples of a command; of the whole for the empty name.</summary>
    public static string Of(string command) => command switch
    {
        "" => """
            Begin here:
              handbill demo                          press the sample issue into out/, then run a desk to try
              handbill new newsletter                write a starter issue, with comments that explain it
              handbill press newsletter --out out    press it
              handbill watch newsletter --out out    press what you change, whenever you save

            `handbill COMMAND --help` explains a command and shows examples.
            """,
        "press" => $"""
            Examples:
              handbill press newsletter --out out
                  out/SLUG.pdf to read, out/print/SLUG.pdf to print, out/fit.json for how each edition fits
              handbill press newsletter --out out --only depot --only bakery
                  two editions; what fit.json says of the others stays
              handbill press newsletter --out out --json | jq '.editions[] | select(.back.fit == "overset")'
                  for programs

            An edition that is not fitted gets no print file; its reading file shows what is overset past a marked line.

            {ExitCodes}
            """,
        "check" => $"""
            Examples:
              handbill check newsletter
                  all faults and each edition's fit; writes nothing
              handbill check newsletter --why depot
                  what the fitter turned to fill that edition, and by how much

            {ExitCodes}
            """,
        "proof" => """
            Examples:
              handbill proof newsletter depot --out depot.png     a picture of all its pages, side by side
              handbill proof newsletter depot --out depot.pdf     the reading file
            """,
        "watch" => """
            Examples:
              handbill watch newsletter --out out
                  a save re-presses only the editions that it touches; Ctrl-C ends
            """,
        "worker" => """
            Examples:
              handbill worker --database "Host=10.0.0.5;Database=handbill;Username=handbill"
                  another machine for the press; run `handbill serve` with the same --database where people work
            """,
        "sign-in-link" => """
            Examples:
              handbill sign-in-link Heron --data /srv/handbill --url https://desk.example.org
                  for somebody who has lost all ways in; give it to nobody but them. The audit trail records it.
            """,
        "new" => """
            Examples:
              handbill new newsletter && handbill press newsletter --out out
            """,
        "import-workplaces" => """
            Examples:
              handbill import-workplaces workplaces.csv --data DIR --dry-run
                  what would become of each row; changes nothing
              handbill import-workplaces workplaces.csv --data DIR

            Exit code: 0 all rows are in, 2 some are refused and left out, 1 the file cannot be used
            """,
        "demo" => """
            Examples:
              handbill demo
                  presses into out/, then runs an organisation of 40 workplaces at http://localhost:5512 until Ctrl-C
              handbill demo --data demo-data --urls http://localhost:8080
                  keeps what you do there
              handbill demo --no-serve --out /media/usb/sheets
                  only the sheets
            """,
        "export" => """
            Examples:
              handbill export the-early-shift/48 --out issue-48 --data data
                  an issue folder: `handbill press issue-48 --out out` makes its sheets
              handbill export site --out public --data data
                  the public site as files; `handbill export site --help` explains it
            """,
        "site" => """
            Examples:
              handbill export site --out public --data data
                  open public/index.html in a browser, or put what is in the folder at the root of any web server
              handbill export site --out /media/stick/site --data data
                  again later: only what changed is written, what is no longer there is taken away

            Exit code: 0 all is written, 1 the site is closed, or the folder holds something else or cannot be written
            """,
        "import" => """
            Examples:
              handbill import issue-48 --data data --dry-run
                  what would become of each file; nothing is written
              handbill import issue-48.zip --data data --group "Harbour group"
                  takes it in, with new workplaces in one group
              handbill import ./pdf --data data
                  a folder that is called like one of the commands
              handbill import wordpress --help
                  older archives, for the public site
            """,
        "wordpress" => $"""
            Examples:
              handbill import wordpress export.xml --data data --dry-run
                  what would become of each post; nothing is saved
              handbill import wordpress export.xml --data data
                  run it again whenever you like: nothing doubles
              handbill import wordpress export.xml --data data --uploads wp-content/uploads
                  with the pictures and files of a copy of that folder

            {ArchiveExitCodes}
            """,
        "ghost" => $"""
            Examples:
              handbill import ghost our-site.ghost.2026-11-27.json --data data --base https://old.example.org --uploads content
                  with the pictures of a copy of Ghost's folder

            {ArchiveExitCodes}
            """,
        "markdown" => $"""
            Examples:
              handbill import markdown our-jekyll-site --data data --language es --section Noticias

            {ArchiveExitCodes}
            """,
        "pdf" => $$"""
            Examples:
              handbill import pdf scans --data data --name-pattern "{yyyy}-{MM}-{dd}"
                  early-shift-2009-05-01.pdf is the issue of 1 May 2009
              handbill import pdf scans --data data --name-pattern "{number}-{yyyy}{MM}" --publication "The Night Shift"

            {{ArchiveExitCodes}}
            """,
        "docx" => $"""
            Examples:
              handbill import docx manuscripts --data data --publication "The Early Shift"

            {ArchiveExitCodes}
            """,
        "serve" => """
            Examples:
              handbill serve                                    SQLite in ./data, at http://localhost:5512
              handbill serve --data /srv/handbill --urls http://127.0.0.1:5512
              handbill serve --data /srv/handbill --database "Host=db;Database=handbill;Username=handbill"
                  the password is better in PGPASSFILE or HANDBILL_DATABASE than here, where others of this machine see it
            """,
        "backup" => """
            Examples:
              age-keygen -o backup.key                          once; keep the file where the server is not
              handbill backup monday.age --recipient age1…      what age-keygen printed
              handbill backup monday.age --passphrase-file /run/secrets/passphrase
            """,
        "restore" => """
            Examples:
              handbill restore monday.age --identity backup.key --data elsewhere
              age -d -i backup.key monday.age | tar tv          look into it without restoring
            """,
        "verify" => """
            Examples:
              handbill audit verify --data /srv/handbill
              handbill audit verify --expect 5f2c…              the head that you wrote down last month

            Exit code:
              0  every entry holds, and the kept head is among them
              2  it does not; the first entry that does not hold is named
              1  the trail cannot be read
            """,
        "completion" => """
            Examples:
              source <(handbill completion bash)                                     this shell
              handbill completion bash > ~/.local/share/bash-completion/completions/handbill
              handbill completion zsh > "${fpath[1]}/_handbill"
              handbill completion fish > ~/.config/fish/completions/handbill.fish
            """,
        _ => "",
    };
}
