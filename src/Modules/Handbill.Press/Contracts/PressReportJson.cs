using System.Text.Encodings.Web;
using System.Text.Json;
using Handbill.Press.Runs;

namespace Handbill.Press.Contracts;

/// <summary>A report for programs: what `--json` prints.</summary>
public static class PressReportJson
{
    /// <summary>
    /// Writes `{"issue": 512, "editions": […], "faults": [{"file", "line", "message", "slug"}]}` in UTF-8, editions as in
    /// `fit.json`, and a line end.
    /// </summary>
    public static void Write(this PressReport report, Stream output)
    {
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            if (report.Issue is { } issue)
            {
                json.WriteNumber("issue", issue);
            }
            else
            {
                json.WriteNull("issue");
            }

            json.WriteStartArray("editions");
            foreach (var edition in report.Editions)
            {
                FitFile.WriteEntry(json, edition);
            }

            json.WriteEndArray();
            json.WriteStartArray("faults");
            foreach (var fault in report.Faults)
            {
                json.WriteStartObject();
                json.WriteString("file", fault.File);
                json.WriteNumber("line", fault.Line);
                json.WriteString("message", fault.Message);
                json.WriteString("slug", fault.Slug);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }
}
