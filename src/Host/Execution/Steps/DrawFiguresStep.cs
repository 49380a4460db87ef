using NebulaBench.Reporting.Figures;

namespace NebulaBench.Host.Execution.Steps;

/// <summary>Draws the figures that the folder alone allows.</summary>
internal sealed class DrawFiguresStep : IRunStep
{
    public void Execute(RunContext run) => RunFigures.Write(run.Folder);
}
