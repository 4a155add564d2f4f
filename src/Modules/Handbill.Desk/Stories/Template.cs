using Handbill.Desk.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Desk.Stories;

/// <summary>A beginning for a story: headings, questions, standing words.</summary>
internal sealed class Template
{
    public required TemplateId Id { get; init; }

    public required string Name { get; set; }

    public required StoryKind Kind { get; set; }

    /// <summary>BCP 47 tag.</summary>
    public required string Language { get; set; }

    public string Headline { get; set; } = "";

    public required string Body { get; set; }

    public DateTimeOffset? ArchivedAt { get; set; }

    public int Version { get; set; }

    public static void Shape(EntityTypeBuilder<Template> template)
    {
        template.Property(one => one.Name).HasMaxLength(120);
        template.Property(one => one.Version).IsConcurrencyToken();
    }
}
