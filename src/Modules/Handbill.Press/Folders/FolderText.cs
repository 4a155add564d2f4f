using System.Collections.Immutable;
using System.Text;
using Handbill.Pdf.Pictures;
using Handbill.Press.Contracts;
using Handbill.Press.Copy;
using Handbill.Press.Issues;

namespace Handbill.Press.Folders;

/// <summary>Takes an issue folder apart into the texts that desks keep. What the press refuses is refused here, by the same readers.</summary>
internal static partial class FolderText
{
    /// <summary>Where held items travel; the press does not read it.</summary>
    public const string Held = "held";

    private const string NoItems = "there are no items";
    private const int LongestHeadline = 400, LongestLine = 200;

    private static readonly string[] EditorialFields = ["title", "byline", "kicker"];
    private static readonly string[] WorkplaceFields = ["workplace", "copies", "language", "submit"];
    private static readonly string[] ArticleFields = ["title", "kicker", "byline", "page", "columns", "order"];
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static IssueText? Read(IssueFiles files, ICollection<IssueFault> told)
    {
        var reader = files.ToReader();
        var issue = IssueFolder.Read(reader);
        var faults = new FaultList();
        foreach (var fault in issue.Faults.Concat(issue.Editions.SelectMany(entry => issue.Load(entry).Faults.Where(fault => fault.Problem != NoItems))))
        {
            faults.Add(fault.Place, fault.Problem, fault.Remedy);
        }

        var text = faults.Count > 0 ? null : ReadVariants(files, new Source(files, reader, issue, faults).Read(), faults);
        foreach (var fault in faults.ToSorted())
        {
            told.Add(IssueFiles.Told(fault, null));
        }

        return faults.Count > 0 || told.Count > 0 ? null : text;
    }

    private static IssueText ReadVariants(IssueFiles files, IssueText text, FaultList faults)
    {
        var read = ImmutableArray.CreateBuilder<VariantText>();
        foreach (var variant in IssueVariant.Of(text.Head.Variants))
        {
            var own = $"{VariantFiles.Folder}/{variant.Key}/";
            var over = files.Over(own);
            var reader = over.ToReader();
            var issue = IssueFolder.Read(reader);
            var wrong = new FaultList();
            foreach (var fault in issue.Faults.Concat(issue.Editions.SelectMany(entry => issue.Load(entry).Faults.Where(fault => fault.Problem != NoItems))))
            {
                wrong.Add(fault.Place, fault.Problem, fault.Remedy);
            }

            if (wrong.Count == 0)
            {
                var said = new Source(over, reader, issue, wrong).Read();
                read.Add(new VariantText(variant, said.Editorials, said.Editions));
            }

            foreach (var fault in wrong.ToSorted())
            {
                faults.Add(new(files.Find(own + fault.Place.File) is null ? fault.Place.File : own + fault.Place.File, fault.Place.Line), fault.Problem, fault.Remedy);
            }
        }

        return text with { Variants = read.ToImmutable() };
    }

    /// <summary>One folder on its way in. The press has found no fault in it: what is read here is there and whole.</summary>
    private sealed class Source(IssueFiles files, MemoryFiles reader, Issue issue, FaultList faults)
    {
        private readonly HashSet<string> _taken = new([IssueSettings.File], StringComparer.Ordinal);

        public IssueText Read()
        {
            var head = ReadHead();
            var editorials = files.Paths.Select(ReadEditorial).OfType<EditorialText>()
                .OrderBy(one => one.Language != head.Language).ThenBy(one => one.Language, StringComparer.Ordinal).ToImmutableArray();
            var text = new IssueText
            {
                Head = head,
                Editorials = editorials,
                Editions = head.IsPaper ? [] : [.. issue.Editions.Select(ReadEdition)],
                Articles = head.IsPaper ? [.. reader.List(ArticleFiles.Folder).Where(IssueFolder.IsCopy).Select(ReadArticle)] : [],
                Pictures = [.. files.Paths.Where(path => path.StartsWith(IssuePictures.Folder + "/", StringComparison.Ordinal)).Select(ReadPicture).OfType<FolderPicture>()],
            };
            foreach (var stray in files.Paths.Where(path => path.StartsWith(Held + "/", StringComparison.Ordinal) && IssueFolder.IsCopy(path) && !_taken.Contains(path)))
            {
                faults.Add(stray, 0, "there is no workplace of this name", $"put {IssueFolder.Workplaces}/{stray[(Held.Length + 1)..]} there, or take this file out");
            }

            return text with { Others = ReadOthers() };
        }

        private IssueHead ReadHead()
        {
            var map = YamlReader.Read(IssueSettings.File, Text(IssueSettings.File), 0, faults)!;
            var fields = new Fields(IssueSettings.File, map, map.Entries.Select(entry => entry.Key).ToList(), faults);
            var settings = issue.Settings;
            return new IssueHead
            {
                Publication = Short(IssueSettings.File, fields, "publication", 120),
                Motto = fields.OptionalText("motto"),
                Number = settings.Furniture.Number,
                Date = settings.Furniture.Date,
                Language = settings.Language,
                Sheet = settings.Sheet.Name,
                Imprint = Imprints.FolderImprint.ReadWords(fields, faults),
                ImprintRules = fields.Node(Imprints.FolderImprint.Rules) is YamlMap rules ? YamlText.Block(rules) : "",
                Submit = settings.Furniture.Submit ?? "",
                Style = settings.Style ?? "",
                Inks = settings.Inks is ["black"] ? [] : settings.Inks,
                Variants = settings.Variants,
                IsPaper = settings.Kind == IssueKind.Newspaper,
            };
        }

        private EditorialText? ReadEditorial(string path)
        {
            var parts = path.Split('.');
            if (parts.Length is < 2 or > 3 || parts[0] != "editorial" || parts[^1] != "md")
            {
                return null;
            }

            _taken.Add(path);
            var (fields, front) = Front(path, EditorialFields);
            return new EditorialText(
                parts.Length == 2 ? issue.Language : Languages.Find(parts[1])!,
                Short(path, fields, "title", LongestHeadline), Short(path, fields, "kicker", LongestLine), Short(path, fields, "byline", LongestLine), CopyTrim.Body(front.Body));
        }

        private EditionText ReadEdition(EditionEntry entry)
        {
            _taken.Add(entry.Path);
            var (fields, front) = Front(entry.Path, WorkplaceFields);
            var tag = fields.OptionalText("language");
            var language = tag.Length == 0 ? issue.Language : Languages.Find(tag)!;
            return new EditionText
            {
                Slug = entry.Slug,
                Workplace = Short(entry.Path, fields, "workplace", 120),
                Copies = fields.Whole("copies", 0, int.MaxValue, required: true) ?? 0,
                Language = language,
                Submit = fields.OptionalWebAddress("submit") ?? "",
                Items = ReadItems(entry.Path, front),
                Held = ReadHeld($"{Held}/{entry.Path[(IssueFolder.Workplaces.Length + 1)..]}", language),
            };
        }

        private ImmutableArray<ItemText> ReadHeld(string path, string language)
        {
            if (files.Find(path) is null)
            {
                return [];
            }

            _taken.Add(path);
            var before = faults.Count;
            var (_, front) = Front(path, WorkplaceFields);
            if (MarkdownCopy.Parse(path, front.Body, front.LinesBefore, faults) is { } copy)
            {
                CopyReader.ReadItems(copy, language, new IssuePictures(reader), faults);
            }

            return faults.Count > before ? [] : ReadItems(path, front);
        }

        private ImmutableArray<ItemText> ReadItems(string path, FrontMatter front)
        {
            var items = ItemSlices.Of(path, front.Body, front.LinesBefore);
            foreach (var item in items.Where(item => item.Headline.Length > LongestHeadline || item.Kicker.Length > LongestLine || item.Byline.Length > LongestLine))
            {
                faults.Add(path, item.Line, "the headline is longer than any sheet is wide", $"shorten it to {LongestHeadline} characters");
            }

            return items;
        }

        private ArticleText ReadArticle(string name)
        {
            var path = $"{ArticleFiles.Folder}/{name}";
            _taken.Add(path);
            var (fields, front) = Front(path, ArticleFields);
            return new ArticleText(
                name, Short(path, fields, "title", LongestHeadline), Short(path, fields, "kicker", LongestLine), Short(path, fields, "byline", LongestLine), CopyTrim.Body(front.Body))
            {
                Order = fields.Whole("order", 1, int.MaxValue, required: false),
                Page = fields.Whole("page", 1, int.MaxValue, required: false),
                Columns = fields.Whole("columns", 1, int.MaxValue, required: false),
            };
        }

        private FolderPicture? ReadPicture(string path)
        {
            var bytes = files.Find(path)!;
            if (new PictureStore().Add(path, bytes) is not PictureInfo picture)
            {
                return null;
            }

            _taken.Add(path);
            return new FolderPicture(path, bytes, picture.Width, picture.Height);
        }

        private ImmutableSortedDictionary<string, string> ReadOthers()
        {
            _taken.UnionWith(files.Paths.Where(IsOfVariant));
            var others = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
            foreach (var path in files.Paths.Where(path => !_taken.Contains(path)))
            {
                var bytes = files.Find(path)!;
                if (bytes.Length > CopyText.LongestFile)
                {
                    faults.Add(path, 0, $"the file has more than {CopyText.LongestFile / 1024} KiB and is not of the issue", "take it out");
                    continue;
                }

                try
                {
                    others[path] = Strict.GetString(bytes);
                }
                catch (DecoderFallbackException)
                {
                    faults.Add(path, 0, "the file is neither text nor a picture that can be printed", "take it out of the folder, or save it as UTF-8 text, JPEG, PNG or WebP");
                }
            }

            return others.ToImmutable();
        }

        // Anything else in that folder is of no variant, and kept as it is.
        private bool IsOfVariant(string path) => IssueVariant.Of(issue.Settings.Variants).Any(variant => $"{VariantFiles.Folder}/{variant.Key}/" is var own && path.StartsWith(own, StringComparison.Ordinal) && VariantFiles.Has(path[own.Length..]));

        private string Text(string path) => CopyText.ReadOptional(reader, path, faults) ?? "";

        private (Fields Fields, FrontMatter Front) Front(string path, string[] known)
        {
            var front = FrontMatter.Split(path, Text(path), faults);
            return (new Fields(path, front.Fields ?? new YamlMap(1, []), known, faults), front);
        }

        private string Short(string path, Fields fields, string key, int most)
        {
            var text = fields.OptionalText(key);
            if (text.Length > most)
            {
                faults.Add(path, fields.LineOf(key), $"`{key}` has {text.Length} characters", $"shorten it to {most}");
            }

            return text;
        }
    }
}
