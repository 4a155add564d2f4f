using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Site.Settings;

/// <summary>How the site is set up: one row, there once somebody opened its page.</summary>
internal sealed class SiteSetting
{
    public const int Only = 1;

    public int Id { get; init; } = Only;

    /// <summary>Whether readers find anything at all.</summary>
    public bool IsOpen { get; set; }

    /// <summary>Scheme and host under which readers reach it: `https://news.example.org`. What is written into feeds and mails leads there.</summary>
    public string Host { get; set; } = "";

    /// <summary>On the masthead; empty for the organisation's name.</summary>
    public string Title { get; set; } = "";

    /// <summary>Under it; empty for none.</summary>
    public string Motto { get; set; } = "";

    /// <summary>BCP 47 tag of the language that a reader without a choice gets; empty for the organisation's.</summary>
    public string Language { get; set; } = "";

    /// <summary>Slugs of sections in the order of the menu, one a line; others follow by name.</summary>
    public string Sections { get; set; } = "";

    /// <summary>Address of the WebSub hub that is told of news; empty for none.</summary>
    public string Hub { get; set; } = "";

    /// <summary>One more with each change: who saves an older one is told.</summary>
    public int Version { get; set; }

    public static void Shape(EntityTypeBuilder<SiteSetting> setting)
    {
        setting.Property(one => one.Id).ValueGeneratedNever();
        setting.Property(one => one.Host).HasMaxLength(200);
        setting.Property(one => one.Title).HasMaxLength(120);
        setting.Property(one => one.Motto).HasMaxLength(200);
        setting.Property(one => one.Language).HasMaxLength(35);
        setting.Property(one => one.Sections).HasMaxLength(2000);
        setting.Property(one => one.Hub).HasMaxLength(300);
        setting.Property(one => one.Version).IsConcurrencyToken();
    }
}

/// <summary>A page that stands beside the articles: about, contact, imprint.</summary>
internal sealed class SitePage
{
    /// <summary>`about`, `contact`, `imprint`.</summary>
    public required string Slug { get; init; }

    public required string Language { get; init; }

    public required string Title { get; set; }

    /// <summary>Markdown.</summary>
    public required string Body { get; set; }

    public static void Shape(EntityTypeBuilder<SitePage> page)
    {
        page.HasKey(one => new { one.Slug, one.Language });
        page.Property(one => one.Slug).HasMaxLength(100);
        page.Property(one => one.Language).HasMaxLength(35);
        page.Property(one => one.Title).HasMaxLength(200);
    }
}

/// <summary>An organisation's own form of a template, in place of the one that comes with the program.</summary>
internal sealed class SiteTemplate
{
    /// <summary>As the program's own is called: `article`, `tokens`.</summary>
    public required string Name { get; init; }

    public required string Text { get; set; }

    public static void Shape(EntityTypeBuilder<SiteTemplate> template)
    {
        template.HasKey(one => one.Name);
        template.Property(one => one.Name).HasMaxLength(40);
    }
}
