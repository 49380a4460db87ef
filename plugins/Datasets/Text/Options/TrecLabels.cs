namespace NebulaBench.Datasets.Text.Options;

/// <summary>Which of TREC's two labels are the classes.</summary>
public enum TrecLabels
{
    /// <summary>The six kinds of answers, such as <c>LOC</c>.</summary>
    Coarse,

    /// <summary>The fifty finer ones, such as <c>LOC:city</c>.</summary>
    Fine,
}
