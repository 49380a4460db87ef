namespace NebulaBench.Runs.Records;

/// <summary>The training that went before a run.</summary>
/// <param name="Id">The stage's id: its folder's name under <c>stages</c>. Runs with the same one share it.</param>
/// <param name="Objective">The id of the objective it minimized.</param>
/// <param name="Epochs">Its epochs.</param>
/// <param name="Keep">What was taken over from it.</param>
/// <param name="Seconds">Seconds it took when it was trained, which is once for all runs that share it.</param>
/// <param name="Corruption">The share of the inputs' values that it set to zero; 0 in older files.</param>
public sealed record RecordedStage(string Id, string Objective, int Epochs, string Keep, double Seconds, double Corruption = 0);
