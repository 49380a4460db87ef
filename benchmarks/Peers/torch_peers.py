"""The peers on the Python side: the same model in a hand-written PyTorch loop, and in pythae with its own trainer."""
import contextlib
import logging
import os
import tempfile
import time

import torch
from torch import nn
from torch.nn import functional

WIDTHS = (784, 512, 256, 128, 64)
LATENT = 32


def blocks(*widths):
    layers = []
    for before, after in zip(widths, widths[1:]):
        layers += [nn.Linear(before, after), nn.BatchNorm1d(after), nn.ReLU()]
    return layers


def decoder_layers():
    return [*blocks(LATENT, *reversed(WIDTHS[1:])), nn.Linear(WIDTHS[1], WIDTHS[0])]


class Vae(nn.Module):
    """784-512-256-128-64→32 and back, with batch norm and ReLU."""

    def __init__(self):
        super().__init__()
        self.encoder = nn.Sequential(*blocks(*WIDTHS))
        self.posterior = nn.Linear(WIDTHS[-1], 2 * LATENT)
        self.decoder = nn.Sequential(*decoder_layers())

    def forward(self, x):
        mean, log_variance = self.posterior(self.encoder(x.flatten(1))).chunk(2, dim=1)
        z = mean + torch.exp(0.5 * log_variance) * torch.randn_like(mean)
        return self.decoder(z).view_as(x), mean, log_variance


class HandWritten:
    """What a user of PyTorch would write with care: data resident on the device, batches by index, one synchronisation an epoch."""

    name = "PyTorch loop"

    def __init__(self, images, device):
        self.images = images.to(device)
        self.model = Vae().to(device)
        self.device = device

    def train(self, epochs, batch_size):
        """Trains on with a fresh optimiser; returns the seconds, those of processor time, and the mean loss of the last epoch."""
        optimizer = torch.optim.Adam(self.model.parameters(), lr=1e-3)
        self.model.train()
        synchronise(self.device)
        worked, start = time.process_time(), time.perf_counter()
        for _ in range(epochs):
            loss = self.epoch(optimizer, batch_size)
        synchronise(self.device)
        return time.perf_counter() - start, time.process_time() - worked, loss

    def epoch(self, optimizer, batch_size):
        batches = len(self.images) // batch_size
        order = torch.randperm(len(self.images), device=self.device)
        total = torch.zeros((), device=self.device)
        for batch in range(batches):
            x = self.images.index_select(0, order[batch * batch_size:(batch + 1) * batch_size])
            logits, mean, log_variance = self.model(x)
            reconstruction = functional.binary_cross_entropy_with_logits(logits, x, reduction="sum")
            kl = -0.5 * torch.sum(1 + log_variance - mean.pow(2) - log_variance.exp())
            loss = (reconstruction + kl) / batch_size
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()
            total += loss.detach()
        return total.item() / batches


class Pythae:
    """pythae's VAE with an encoder and a decoder of these widths, in its BaseTrainer as it is; its epochs are timed by a callback of its own kind."""

    name = "pythae"

    def __init__(self, images, device):
        from pythae.data.datasets import BaseDataset
        from pythae.models import VAE, VAEConfig
        from pythae.models.base.base_utils import ModelOutput
        from pythae.models.nn import BaseDecoder, BaseEncoder

        class Encoder(BaseEncoder):
            def __init__(self):
                BaseEncoder.__init__(self)
                self.layers = nn.Sequential(*blocks(*WIDTHS))
                self.mean, self.log_variance = nn.Linear(WIDTHS[-1], LATENT), nn.Linear(WIDTHS[-1], LATENT)

            def forward(self, x):
                features = self.layers(x.flatten(1))
                return ModelOutput(embedding=self.mean(features), log_covariance=self.log_variance(features))

        class Decoder(BaseDecoder):
            def __init__(self):
                BaseDecoder.__init__(self)
                self.layers = nn.Sequential(*decoder_layers(), nn.Sigmoid())  # its Bernoulli loss takes probabilities

            def forward(self, z):
                return ModelOutput(reconstruction=self.layers(z).view(-1, 1, 28, 28))

        config = VAEConfig(input_dim=(1, 28, 28), latent_dim=LATENT, reconstruction_loss="bce")
        self.model = VAE(config, encoder=Encoder(), decoder=Decoder())
        self.data = BaseDataset(images, torch.zeros(len(images)))
        self.device = device

    def train(self, epochs, batch_size):
        from pythae.trainers import BaseTrainer, BaseTrainerConfig
        from pythae.trainers.training_callbacks import TrainingCallback

        class Epochs(TrainingCallback):
            seconds, worked, loss = 0.0, 0.0, float("nan")

            def on_epoch_begin(self, training_config, **rest):
                self.start = time.perf_counter(), time.process_time()

            def on_epoch_end(self, training_config, **rest):
                self.seconds += time.perf_counter() - self.start[0]
                self.worked += time.process_time() - self.start[1]

            def on_log(self, training_config, logs, **rest):
                self.loss = logs["train_epoch_loss"]

        measured = Epochs()
        logging.disable(logging.INFO)
        # Its progress bar is kept: it belongs to the trainer. Nobody needs to see it.
        with tempfile.TemporaryDirectory() as folder, open(os.devnull, "w", encoding="utf-8") as nowhere, contextlib.redirect_stderr(nowhere):
            config = BaseTrainerConfig(
                output_dir=folder, num_epochs=epochs, learning_rate=1e-3, per_device_train_batch_size=batch_size,
                no_cuda=self.device == "cpu")
            BaseTrainer(self.model, self.data, training_config=config, callbacks=[measured]).train()
        return measured.seconds, measured.worked, measured.loss


def synchronise(device):
    if device != "cpu":
        torch.cuda.synchronize()
