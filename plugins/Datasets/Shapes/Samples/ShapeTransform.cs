namespace NebulaBench.Datasets.Shapes.Samples;

/// <summary>What becomes of prepared shapes when they are read: the task, and what training passes change at random.</summary>
internal sealed record ShapeTransform
{
    /// <summary>What must come out.</summary>
    public ShapeTask Task { get; init; } = ShapeTask.Autoencode;

    /// <summary>The number of points that the input of a completion has.</summary>
    public int VisiblePoints { get; init; }

    /// <summary>Whether a training sample is turned about the upright axis.</summary>
    public bool Rotate { get; init; }

    /// <summary>The standard deviation of the noise on a training sample's points.</summary>
    public double Jitter { get; init; }

    /// <summary>The largest relative change of a training sample's size.</summary>
    public double Scale { get; init; }

    /// <summary>The share of a training sample's points that are dropped.</summary>
    public double PointDropout { get; init; }

    /// <summary>What decides the views and planes of completion.</summary>
    public long Seed { get; init; }
}

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
