namespace NebulaBench.Datasets.Shapes.Samples;

/// <summary>What must come out.</summary>
public enum ShapeTask
{
    /// <summary>The shape that went in.</summary>
    Autoencode,

    /// <summary>The whole shape, of which only a side went in.</summary>
    Complete,

    /// <summary>The shape's class.</summary>
    Classify,

    /// <summary>The part that each point or cell belongs to.</summary>
    Segment,
}
