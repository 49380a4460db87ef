namespace NebulaBench.Objectives;

/// <summary>Options of an objective that can begin from a training with another one.</summary>
public interface IPretrained
{
    /// <summary>The training that goes before, or null for none.</summary>
    PretrainingOptions? Pretraining { get; }
}
