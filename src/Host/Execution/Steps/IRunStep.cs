namespace NebulaBench.Host.Execution.Steps;

/// <summary>One task of a run. A step takes what earlier steps left in the context and leaves what later ones need; it knows no other step.</summary>
public interface IRunStep
{
    /// <summary>Does the task.</summary>
    /// <param name="run">The run as it stands.</param>
    void Execute(RunContext run);
}
