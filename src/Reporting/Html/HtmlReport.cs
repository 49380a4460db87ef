using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NebulaBench.Reporting.Content;
using NebulaBench.Reporting.Figures;

namespace NebulaBench.Reporting.Html;

/// <summary>
/// Writes a summary as one HTML file that needs nothing else: the data, the style and the program that shows them are in it, and it asks
/// no network for anything.
/// </summary>
internal static class HtmlReport
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,

        // The strict encoder writes < and > as escapes, so no text can end the element that holds it.
        Encoder = JavaScriptEncoder.Default,
    };

    /// <summary>The page.</summary>
    /// <param name="content">What it says.</param>
    /// <param name="figures">The figures that were drawn for the report.</param>
    /// <param name="folder">Where it will lie.</param>
    public static string Write(ReportContent content, ReportFigures figures, string folder)
    {
        string title = content.Summary.Experiments.Count > 0 ? string.Join(", ", content.Summary.Experiments) : "Runs";
        var parts = new Dictionary<string, string>
        {
            ["title"] = WebUtility.HtmlEncode(title),
            ["style"] = PageAssets.Style,
            ["script"] = PageAssets.Script,
            ["data"] = JsonSerializer.Serialize(PageModelBuilder.Build(content, figures, folder), Format),
        };
        return string.Concat(PageAssets.Template.Split("{{").SelectMany((piece, index) => index == 0 ? [piece] : Fill(piece, parts)));
    }

    private static IEnumerable<string> Fill(string piece, Dictionary<string, string> parts)
    {
        int end = piece.IndexOf("}}", StringComparison.Ordinal);
        return [parts[piece[..end]], piece[(end + 2)..]];
    }
}
