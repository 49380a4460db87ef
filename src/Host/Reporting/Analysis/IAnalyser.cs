namespace NebulaBench.Host.Reporting.Analysis;

/// <summary>Looks through a summary for one kind of thing that a reader should know.</summary>
internal interface IAnalyser
{
    /// <summary>What it finds; nothing where all is well.</summary>
    IEnumerable<Finding> Find(Summary summary);
}
