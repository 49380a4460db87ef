namespace NebulaBench.Host.Commands;

/// <summary>
/// A command whose results are files. Where the standard output cannot be written, it has still done what it was asked to; any other
/// command has not.
/// </summary>
internal interface IWritesFiles;
