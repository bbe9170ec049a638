namespace MedDispense.Web.Features.Shared.Tags;

/// <summary>How large a symbol is drawn, in millimetres; where it would become wider or higher than its room it is not
/// drawn at all.</summary>
/// <param name="Module">Width of the narrowest bar or of a square.</param>
/// <param name="Width">The room that it has.</param>
/// <param name="Height">The room that it has; bars fill it.</param>
public sealed record SymbolSize(double Module, double Width, double Height);
