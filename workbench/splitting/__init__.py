"""Text to sentences, attributions, speakers and claims: pure functions over the model and the language packs."""
