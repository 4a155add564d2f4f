namespace Handbill.Site.Reading;

/// <summary>All that a template may read: `site`, `page`, `article`, `issue`, `words`. docs/site-templates.md lists it for those who write their own.</summary>
internal sealed record PageView
{
    public required SiteView Site { get; init; }

    public required PageHead Page { get; init; }

    public required IReadOnlyDictionary<string, string> Words { get; init; }

    public ArticleView? Article { get; init; }

    public IssueView? Issue { get; init; }
}

/// <summary>What stands on every page of a language.</summary>
internal sealed record SiteView
{
    public required string Title { get; init; }

    public required string Motto { get; init; }

    public required string Organisation { get; init; }

    public required string Host { get; init; }

    /// <summary>Path of the language's front page.</summary>
    public required string Home { get; init; }

    public required string Language { get; init; }

    public required string Direction { get; init; }

    public required IReadOnlyList<string> Fonts { get; init; }

    public required string Sheet { get; init; }

    public required string Tokens { get; init; }

    public required string Icon { get; init; }

    public required IReadOnlyList<LinkView> Sections { get; init; }

    public required IReadOnlyList<LinkView> Pages { get; init; }

    public required IReadOnlyList<LinkView> Languages { get; init; }

    public required bool HasIssues { get; init; }

    public required bool HasMail { get; init; }
}

/// <summary>A place to go to.</summary>
internal sealed record LinkView(string Name, string Address)
{
    /// <summary>BCP 47 tag where it leads to another language; empty otherwise.</summary>
    public string Language { get; init; } = "";

    public bool IsCurrent { get; init; }

    /// <summary>Media type of what it leads to; empty for a page.</summary>
    public string Type { get; init; } = "";

    public string Title => Name;
}

/// <summary>The head of a page and its lists.</summary>
internal sealed record PageHead
{
    public required string Title { get; init; }

    public required string Address { get; init; }

    public string Description { get; init; } = "";

    public string Kind { get; init; } = "website";

    /// <summary>Path of the picture for where others link to it; empty for none.</summary>
    public string Og { get; init; } = "";

    /// <summary>When an article came out, and when readers were last told of a change; empty for neither.</summary>
    public string Published { get; init; } = "";

    public string Modified { get; init; } = "";

    /// <summary>JSON-LD; empty for none.</summary>
    public string Data { get; init; } = "";

    public string Dateline { get; init; } = "";

    public string Intro { get; init; } = "";

    public string Query { get; init; } = "";

    /// <summary>True where a search was asked something, be it by filters alone.</summary>
    public bool IsAsked { get; init; }

    /// <summary>Markup of a page beside the articles.</summary>
    public string Body { get; init; } = "";

    public bool IsFront { get; init; }

    public bool IsArchive { get; init; }

    public bool IsSearch { get; init; }

    public bool IsIssues { get; init; }

    /// <summary>True for what search engines are not to keep.</summary>
    public bool IsHidden { get; init; }

    public string Newer { get; init; } = "";

    public string Older { get; init; } = "";

    public IReadOnlyList<LinkView> Translations { get; init; } = [];

    public IReadOnlyList<LinkView> Feeds { get; init; } = [];

    public IReadOnlyList<CardView> Cards { get; init; } = [];

    public IReadOnlyList<IssueCardView> Issues { get; init; } = [];

    public IReadOnlyList<LinkView> Years { get; init; } = [];

    public IReadOnlyList<LinkView> Marks { get; init; } = [];

    public IReadOnlyList<ChoiceView> Choices { get; init; } = [];

    /// <summary>Path of the script of the search in exported files; empty on every other page.</summary>
    public string Script { get; init; } = "";

    // Of the page for subscribing.
    public string Form { get; init; } = "";

    /// <summary>The address as it was typed.</summary>
    public string Typed { get; init; } = "";

    /// <summary>The language that letters are wanted in.</summary>
    public string Wanted { get; init; } = "";

    public string Action { get; init; } = "";

    /// <summary>An address that looks like a slip: sent once more as it is, it is taken.</summary>
    public string Sure { get; init; } = "";

    public string Button { get; init; } = "";

    public string Said { get; init; } = "";

    public bool IsWrong { get; init; }

    public IReadOnlyList<OptionView> Publications { get; init; } = [];

    public IReadOnlyList<OptionView> Workplaces { get; init; } = [];
}

/// <summary>An article in a list.</summary>
internal sealed record CardView
{
    public required string Address { get; init; }

    public required string Headline { get; init; }

    public required string Kicker { get; init; }

    public required string Standfirst { get; init; }

    public required string Language { get; init; }

    public required string Iso { get; init; }

    public required string Date { get; init; }

    public required IReadOnlyList<string> Authors { get; init; }

    public PictureView? Picture { get; init; }

    public bool IsLead { get; init; }

    /// <summary>`h2` or `h3`.</summary>
    public string Level { get; init; } = "h2";

    public IReadOnlyList<RunView>? Excerpt { get; init; }
}

/// <summary>A piece of an excerpt.</summary>
internal sealed record RunView(string Text, bool Found);

/// <summary>A picture.</summary>
internal sealed record PictureView(string Address, int Width, int Height, string Rights)
{
    public string Name { get; init; } = "";
}

/// <summary>A whole article.</summary>
internal sealed record ArticleView
{
    public required string Address { get; init; }

    public required string Headline { get; init; }

    public required string Kicker { get; init; }

    public required string Standfirst { get; init; }

    /// <summary>Markup.</summary>
    public required string Body { get; init; }

    public required string Iso { get; init; }

    public required string Date { get; init; }

    public string UpdatedIso { get; init; } = "";

    public string Updated { get; init; } = "";

    /// <summary>As Chicago has it.</summary>
    public string Citation { get; init; } = "";

    public string CitationApa { get; init; } = "";

    public LinkView? Section { get; init; }

    public LinkView? Series { get; init; }

    public LinkView? Issue { get; init; }

    public PictureView? Picture { get; init; }

    public IReadOnlyList<LinkView> Authors { get; init; } = [];

    public IReadOnlyList<LinkView> Topics { get; init; } = [];

    public IReadOnlyList<LinkView> Translations { get; init; } = [];

    public IReadOnlyList<NoteView> Notes { get; init; } = [];

    public IReadOnlyList<CardView> Related { get; init; } = [];
}

/// <summary>What readers are told of a change.</summary>
internal sealed record NoteView(string Kind, string Name, string Text, string Iso, string Date);

/// <summary>An issue in the archive.</summary>
internal sealed record IssueCardView(string Address, string Name, string Cover);

/// <summary>An issue with its sheets.</summary>
internal sealed record IssueView
{
    public required string Iso { get; init; }

    public required string Date { get; init; }

    /// <summary>Path of the book; empty for none.</summary>
    public string Book { get; init; } = "";

    public IReadOnlyList<SheetView> Sheets { get; init; } = [];
}

/// <summary>A sheet that anybody may read.</summary>
internal sealed record SheetView(string Slug, string Name, string Pdf, IReadOnlyList<PictureView> Pages, string Text)
{
    /// <summary>Path of all that there is of its workplace; empty for a sheet of none.</summary>
    public string Workplace { get; init; } = "";
}

/// <summary>A choice in the search.</summary>
internal sealed record ChoiceView(string Id, string Name, IReadOnlyList<OptionView> Options);

/// <summary>One of what can be chosen.</summary>
internal sealed record OptionView(string Value, string Name, bool IsChosen = false);
