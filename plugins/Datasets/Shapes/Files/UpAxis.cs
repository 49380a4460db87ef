namespace NebulaBench.Datasets.Shapes.Files;

/// <summary>The axis that points upwards in the files.</summary>
public enum UpAxis
{
    /// <summary>y, as here.</summary>
    Y,

    /// <summary>z: shapes are turned about x, so that y points upwards.</summary>
    Z,
}
