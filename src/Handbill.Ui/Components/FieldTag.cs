using Handbill.Ui.Words;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Handbill.Ui.Components;

/// <summary>
/// One question of a form: label, hint, error and control, tied together for who cannot see them.
/// <c>&lt;hb-field for="Input.Name" label="…" hint="…" /&gt;</c>. Attributes that are not named here
/// (<c>autocomplete</c>, <c>maxlength</c>, <c>hx-…</c>) go to the control.
/// </summary>
[HtmlTargetElement("hb-field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed partial class FieldTag(IStringLocalizer<UiWords> words) : TagHelper
{
    /// <summary>The page that is being written.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The value of the model that is asked for.</summary>
    public ModelExpression? For { get; set; }

    /// <summary>The name under which the value is sent, where no model has it.</summary>
    public string? Name { get; set; }

    /// <summary>The value, where no model has it.</summary>
    public string? Value { get; set; }

    /// <summary>What is asked.</summary>
    public string Label { get; set; } = "";

    /// <summary>What helps to answer.</summary>
    public string? Hint { get; set; }

    /// <summary>What is wrong with the answer, where the model's state does not say it.</summary>
    public string? Error { get; set; }

    /// <summary>How it is asked.</summary>
    public FieldKind As { get; set; }

    /// <summary>What there is to choose from.</summary>
    public IEnumerable<Choice>? Items { get; set; }

    /// <summary>Whether it may be left empty, which is then said; forms ask for what they need.</summary>
    public bool Optional { get; set; }

    /// <summary>Lines of a control for several, 2 and more.</summary>
    public int Rows { get; set; } = 4;

    /// <summary>How many characters the answer will have, so that the control looks like it: 4, 8, 16, 32; the whole column otherwise.</summary>
    public int Size { get; set; }

    /// <summary>What stands after the control: "copies", "words".</summary>
    public string? Unit { get; set; }

    /// <summary>Whether the label is only for who cannot see that it needs none, as over a lone search field.</summary>
    public bool Unlabelled { get; set; }

    private string FullName => For is null ? Name ?? throw new InvalidOperationException("A field needs for=\"…\" or name=\"…\".")
        : ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    private string Id => TagBuilder.CreateSanitizedId(FullName, "_");

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var kind = As == FieldKind.Auto ? KindOf(For?.ModelExplorer.ModelType, Items is not null) : As;
        var error = Error ?? StateError();
        var passed = output.Attributes.Where(attribute => attribute.Name != "class").ToArray();
        output.Attributes.Clear();
        output.TagName = kind is FieldKind.Radios or FieldKind.Boxes ? "fieldset" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", error is null ? "field" : "field wrong");

        var described = string.Join(' ', new[] { Hint is null ? null : Id + "-hint", error is null ? null : Id + "-error" }.Where(id => id is not null));
        var hint = Hint is null ? null : Element("p", "hint", Hint, Id + "-hint");
        var fault = error is null ? null : ErrorLine(error);
        void Describe(TagBuilder control)
        {
            if (described.Length > 0)
            {
                control.Attributes["aria-describedby"] = described;
            }

            if (error is not null)
            {
                control.Attributes["aria-invalid"] = "true";
            }

            foreach (var attribute in passed)
            {
                control.MergeAttribute(attribute.Name, Plain(attribute.Value), replaceExisting: true);
            }
        }

        if (kind == FieldKind.Box)
        {
            AppendAll(output.Content, fault, OneBox(Describe, hint));
        }
        else if (kind is FieldKind.Radios or FieldKind.Boxes)
        {
            if (described.Length > 0)
            {
                output.Attributes.SetAttribute("aria-describedby", described);
            }

            AppendAll(output.Content, LabelLine("legend"), hint, fault);
            AppendOptions(output.Content, kind);
        }
        else
        {
            var label = LabelLine("label");
            label.Attributes["for"] = Id;
            AppendAll(output.Content, label, hint, fault, WithUnit(Control(kind, Describe)));
        }
    }

    private static FieldKind KindOf(Type? type, bool hasChoices)
    {
        var plain = type is null ? typeof(string) : Nullable.GetUnderlyingType(type) ?? type;
        return hasChoices ? FieldKind.Select
            : plain == typeof(bool) ? FieldKind.Box
            : plain == typeof(DateOnly) ? FieldKind.Date
            : plain == typeof(TimeOnly) ? FieldKind.Time
            : plain == typeof(int) || plain == typeof(long) ? FieldKind.Number
            : FieldKind.Text;
    }

    private string? StateError() =>
        ViewContext.ViewData.ModelState.TryGetValue(FullName, out var entry) && entry.Errors.Count > 0
            ? ErrorsTag.Words(entry.Errors[0], words)
            : null;

    private TagBuilder LabelLine(string tag)
    {
        var label = Element(tag, Unlabelled ? "unseen" : "label", Label);
        if (Optional)
        {
            label.InnerHtml.AppendHtml(Element("span", "optional", $" ({words["optional"]})"));
        }

        return label;
    }

    private TagBuilder ErrorLine(string error)
    {
        var line = new TagBuilder("p");
        line.Attributes["id"] = Id + "-error";
        line.AddCssClass("error");
        line.InnerHtml.AppendHtml(Element("span", "unseen", words["Error:"] + " ")).Append(error);
        return line;
    }

    private IHtmlContent WithUnit(IHtmlContent control)
    {
        if (Unit is null)
        {
            return control;
        }

        var line = new TagBuilder("div");
        line.AddCssClass("with-unit");
        line.InnerHtml.AppendHtml(control).AppendHtml(Element("span", null, Unit));
        return line;
    }

    internal static TagBuilder Element(string tag, string? style, string text, string? id = null)
    {
        var element = new TagBuilder(tag);
        if (style is not null)
        {
            element.AddCssClass(style);
        }

        if (id is not null)
        {
            element.Attributes["id"] = id;
        }

        element.InnerHtml.Append(text);
        return element;
    }

    private static void AppendAll(TagHelperContent content, params IHtmlContent?[] parts)
    {
        foreach (var part in parts)
        {
            if (part is not null)
            {
                content.AppendHtml(part);
            }
        }
    }

    // Attribute values come as plain text or as markup that Razor has encoded already; controls encode once more.
    private static string Plain(object? value)
    {
        if (value is not IHtmlContent markup)
        {
            return value?.ToString() ?? "";
        }

        using var text = new StringWriter();
        markup.WriteTo(text, NullHtmlEncoder.Default);
        return System.Net.WebUtility.HtmlDecode(text.ToString());
    }
}
