namespace NebulaBench.Objectives.Clustering;

/// <summary>How many clusters there are.</summary>
internal static class ClusterCount
{
    private const int Usual = 10;

    /// <summary>So many as asked for, else as the data have classes, else ten.</summary>
    public static int Of(int? asked, ObjectiveContext context) => asked ?? (context.Data.Classes.Count > 1 ? context.Data.Classes.Count : Usual);
}
