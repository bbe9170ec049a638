using MedDispense.Domain.Stock;

namespace MedDispense.Web.Features.Destructions;

/// <summary>What the law asks of a destruction, in words.</summary>
public static class DestructionWords
{
    public static string Rule(DestructionRegime regime) => regime switch
    {
        DestructionRegime.UsInventory => "Two employees are present, the method leaves nothing usable, and it goes on DEA Form 41.",
        DestructionRegime.UkAuthorisedWitness => "A person authorised under regulation 27 is present besides the second person.",
        DestructionRegime.ClientOwned => "A client’s own medicine: one witness, and a record of its own.",
        DestructionRegime.HouseStock => "One witness is present.",
    };
}
