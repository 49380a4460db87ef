namespace NebulaBench.Launching;

/// <summary>A run as a launcher sees it.</summary>
/// <param name="Number">Its number in the plan, from 1; the command that carries it out is given this.</param>
/// <param name="Id">Its id, which is also the name of its folder.</param>
/// <param name="Label">What users call it, one line.</param>
/// <param name="Finished">Whether it is finished already, or is not to be carried out this time.</param>
/// <param name="Device">What it computes on: <c>cpu</c>, <c>cuda:0</c>.</param>
public sealed record LaunchedRun(int Number, string Id, string Label, bool Finished, string Device = "cpu")
{
    /// <summary>Whether the launcher has it already, as <see cref="ILauncher.Underway"/> says.</summary>
    public bool Underway { get; init; }
}
