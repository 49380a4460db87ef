namespace NebulaBench.Datasets.Shapes.Parametric;

/// <summary>What a part of a shape is, in words that mean the same in every class.</summary>
public enum Part
{
    /// <summary>The main mass: fuselage, hull, trunk of a person, vessel of a mug, frame.</summary>
    Body,

    /// <summary>What it stands on: leg, foot, pedestal, pot.</summary>
    Leg,

    /// <summary>What lies flat and carries: seat, table top, mattress, shelf board.</summary>
    Surface,

    /// <summary>What stands upright behind: back rest, head board, rear wall.</summary>
    Back,

    /// <summary>What is held or holds: arm, arm rest, handle.</summary>
    Arm,

    /// <summary>A wing that carries.</summary>
    Wing,

    /// <summary>What steers or sits at the rear: fin, tail plane, spoiler.</summary>
    Tail,

    /// <summary>A wheel.</summary>
    Wheel,

    /// <summary>An engine.</summary>
    Engine,

    /// <summary>What spreads at the end of a stem: lamp shade, crown of a tree, sail.</summary>
    Crown,

    /// <summary>What tops the body: head, cap, cabin, bridge.</summary>
    Head,

    /// <summary>What is long and slender: stem, trunk, mast, funnel, neck.</summary>
    Stem,
}
