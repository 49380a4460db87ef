namespace NebulaBench.Runs.Records;

/// <summary>A process that went on with a run where another had stopped.</summary>
/// <param name="From">Where it went on: <c>epoch 4, step 17</c>.</param>
/// <param name="At">When.</param>
/// <param name="Threads">The threads that tensor operations use from there on.</param>
public sealed record RecordedResumption(string From, DateTimeOffset At, int Threads);
