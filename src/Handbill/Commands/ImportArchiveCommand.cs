using System.CommandLine;
using System.Text.Json;
using Handbill.Screens;
using Handbill.Server;
using Handbill.Site.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Commands;

/// <summary>`handbill import wordpress` and the like: an older archive into the public site.</summary>
internal sealed class ImportArchiveCommand
{
    // Something of the archive is not whole, or was not taken.
    private const int NotWhole = 2;

    private readonly Argument<string> _path;
    private readonly Option<bool> _dry = new("--dry-run") { Description = "Read everything, say what would become of it, and save nothing." };
    private readonly Option<string> _language = new("--language") { Description = "Language of pieces whose archive does not say, such as es; the site's usual one unless said.", HelpName = "TAG", DefaultValueFactory = _ => "" };
    private readonly Option<string?> _base = new("--base") { Description = "Address under which the archive stood, such as https://old.example.org, for links and pictures that are written without it.", HelpName = "URL" };
    private readonly Option<string> _pattern = new("--name-pattern") { Description = "How names of PDFs tell their date, such as \"{yyyy}-{MM}-{dd}\"; also {yy} {M} {d} {number} {name}.", HelpName = "PATTERN", DefaultValueFactory = _ => "" };
    private readonly Option<string> _uploads = new("--uploads") { Description = "Folder with what was uploaded there, such as wp-content/uploads or Ghost's content, for pictures and linked files; without it they stay on the web.", HelpName = "FOLDER", DefaultValueFactory = _ => "" };
    private readonly Option<string> _publication = new("--publication") { Description = "The publication that all of it is of. Issues may be of one that the desk does not have.", HelpName = "NAME", DefaultValueFactory = _ => "" };
    private readonly Option<string> _section = new("--section") { Description = "Section of articles that the archive puts in none.", HelpName = "NAME", DefaultValueFactory = _ => "" };
    private readonly Option<bool> _json = Parameters.Json();
    private readonly InstanceOptions _instance = new();
    private readonly string _source;

    private ImportArchiveCommand(string source, string what) => (_source, _path) = (source, new Argument<string>("FILE-OR-FOLDER") { Description = what });

    /// <summary>The commands, one for each kind of archive.</summary>
    public static IEnumerable<Command> Build(CancellationToken ending) =>
    [
        new ImportArchiveCommand("wordpress", "The file that WordPress gave under Tools, Export.").Build("Take a WordPress export into the public site.", ending),
        new ImportArchiveCommand("ghost", "The JSON file that Ghost gave under Settings, Labs, Export.").Build("Take a Ghost export into the public site.", ending),
        new ImportArchiveCommand("markdown", "A folder of Markdown files as Jekyll or Hugo keep them, with their pictures.").Build("Take a folder of Markdown into the public site.", ending),
        new ImportArchiveCommand("pdf", "A folder of old issues as PDFs, or one of them.").Build("Take old issues that are PDFs into the archive.", ending),
        new ImportArchiveCommand("docx", "A folder of documents of Word, or one of them.").Build("Take documents of Word into the public site.", ending),
    ];

    // Folders have their pictures in them.
    private bool HasUploads => _source is "wordpress" or "ghost";

    private Command Build(string description, CancellationToken ending)
    {
        var command = new Command(_source, description) { _path, _dry, _language, _base, _publication };
        command.Add(_source == "pdf" ? _pattern : _section);
        if (HasUploads)
        {
            command.Add(_uploads);
        }

        command.Add(_json);
        _instance.AddTo(command);
        _base.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(Uri.TryCreate(token.Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
            {
                result.AddError("--base: write the whole address, with https:// in front.");
            }
        });
        _language.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(token.Value.Length <= 35 && token.Value.Split('-', '_').All(part => part.Length is >= 1 and <= 8 && part.All(char.IsAsciiLetterOrDigit))))
            {
                result.AddError("--language: write the tag of a language, such as en, es or pt-BR.");
            }
        });
        command.SetAction((parsed, _) => RunAsync(_instance.Of(parsed), OrderOf(parsed), parsed.GetValue(_json), ending));
        return command;
    }

    private ArchiveImportOrder OrderOf(ParseResult parsed) => new()
    {
        Source = _source,
        Path = parsed.GetRequiredValue(_path),
        IsDryRun = parsed.GetValue(_dry),
        Language = parsed.GetValue(_language) ?? "",
        Base = parsed.GetValue(_base) is { } address ? new Uri(address) : null,
        Uploads = HasUploads ? parsed.GetValue(_uploads) ?? "" : "",
        NamePattern = _source == "pdf" ? parsed.GetValue(_pattern) ?? "" : "",
        Publication = parsed.GetValue(_publication) ?? "",
        Section = _source == "pdf" ? "" : parsed.GetValue(_section) ?? "",
    };

    private static async Task<int> RunAsync(Instance instance, ArchiveImportOrder order, bool json, CancellationToken ending)
    {
        await using var opened = await OpenedInstance.OpenAsync(instance, ending);
        ArchiveImportReport report;
        using (var screen = new ImportScreen(order.IsDryRun))
        {
            report = await opened.Services.GetRequiredService<IArchiveImport>().RunAsync(order, screen, ending);
        }

        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(report, ImportJson.Default.ArchiveImportReport));
        }
        else
        {
            ImportScreen.Write(report, Console.Out, Console.Error);
        }

        var read = report.Articles.Read + report.Pages.Read + report.Issues.Read;
        return report.IsEnded ? CommandLine.Interrupted : report.Faults.Count == 0 ? 0 : read == 0 ? CommandLine.BadInput : NotWhole;
    }
}
