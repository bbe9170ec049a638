namespace MedDispense.Vectors.Schedules;

/// <summary>A case says something that this program cannot judge; the message says what.</summary>
internal sealed class NotUnderstoodException(string what) : Exception(what);
