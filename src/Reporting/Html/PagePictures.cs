using NebulaBench.Reporting.Portraits;
using NebulaBench.Reporting.Summaries;

namespace NebulaBench.Reporting.Html;

/// <summary>
/// Chooses the pictures and texts that go into the page: those of each combination's first run that has any, until the page would grow too
/// large. The others stay where they are, in the run folders that the page names.
/// </summary>
internal sealed class PagePictures
{
    /// <summary>A page of tens of megabytes opens slowly.</summary>
    private const long MostBytes = 8L << 20;

    private readonly Dictionary<string, IReadOnlyList<PagePicture>> chosen = [];
    private readonly HashSet<string> texts;

    /// <summary>Chooses.</summary>
    public PagePictures(Summary summary, IReadOnlyDictionary<string, RunPortrait> portraits)
    {
        texts = [.. summary.Rows.Select(row => row.Finished.FirstOrDefault(run => portraits[run.Folder].Texts is not null)?.Folder).OfType<string>()];
        long room = MostBytes;
        foreach (SummaryRow row in summary.Rows)
        {
            if (row.Finished.FirstOrDefault(run => portraits[run.Folder].Pictures.Count > 0) is not { } shown)
            {
                continue;
            }
            IReadOnlyList<PortraitPicture> pictures = portraits[shown.Folder].Pictures;
            room -= pictures.Sum(picture => new FileInfo(picture.File).Length);
            if (room < 0)
            {
                break;
            }
            chosen[shown.Folder] = [.. pictures.Select(Embed)];
        }
    }

    /// <summary>The pictures of a run that go into the page.</summary>
    public IReadOnlyList<PagePicture> Of(RunResult run) => chosen.GetValueOrDefault(run.Folder) ?? [];

    /// <summary>Whether the texts of a run go into the page.</summary>
    public bool ShowsTexts(RunResult run) => texts.Contains(run.Folder);

    private static PagePicture Embed(PortraitPicture picture) =>
        new(picture.Title, $"data:image/png;base64,{Convert.ToBase64String(File.ReadAllBytes(picture.File))}");
}
