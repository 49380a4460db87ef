namespace NebulaBench.Toolkit.Prototypes;

/// <summary>How many prototypes an objective has that should find clusters. A building block for objectives.</summary>
public static class PrototypeCount
{
    private const int Usual = 10;

    /// <summary>So many as asked for, else as the data have classes, else ten.</summary>
    /// <param name="asked">What an option asks for, or null.</param>
    /// <param name="classes">The number of the data's classes, 0 where they are not known.</param>
    public static int For(int? asked, int classes) => asked ?? (classes > 1 ? classes : Usual);
}
