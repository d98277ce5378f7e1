package org.insula.jobs.export;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Works that a methods text can cite: how the text names each, and where it was published. */
enum Reference {
    BEHZADI_2007(
            "Behzadi et al. 2007",
            "Behzadi Y, Restom K, Liau J, Liu TT (2007). A component based noise correction method (CompCor) for BOLD and"
                    + " perfusion based fMRI. NeuroImage 37(1), 90–101."),
    CHO_2014(
            "Cho et al. 2014",
            "Cho K, van Merriënboer B, Gulcehre C, Bahdanau D, Bougares F, Schwenk H, Bengio Y (2014). Learning phrase"
                    + " representations using RNN encoder–decoder for statistical machine translation. EMNLP, 1724–1734."),
    CLOPPER_1934(
            "Clopper and Pearson 1934",
            "Clopper CJ, Pearson ES (1934). The use of confidence or fiducial limits illustrated in the case of the"
                    + " binomial. Biometrika 26(4), 404–413."),
    DADI_2020(
            "Dadi et al. 2020",
            "Dadi K, Varoquaux G, Machlouzarides-Shalit A, et al. (2020). Fine-grain atlases of functional modes for fMRI"
                    + " analysis. NeuroImage 221, 117126."),
    DESIKAN_2006(
            "Desikan et al. 2006",
            "Desikan RS, Ségonne F, Fischl B, et al. (2006). An automated labeling system for subdividing the human"
                    + " cerebral cortex on MRI scans into gyral based regions of interest. NeuroImage 31(3), 968–980."),
    DESTRIEUX_2010(
            "Destrieux et al. 2010",
            "Destrieux C, Fischl B, Dale A, Halgren E (2010). Automatic parcellation of human cortical gyri and sulci"
                    + " using standard anatomical nomenclature. NeuroImage 53(1), 1–15."),
    DEYOUNG_2020(
            "DeYoung et al. 2020",
            "DeYoung J, Jain S, Rajani NF, Lehman E, Xiong C, Socher R, Wallace BC (2020). ERASER: a benchmark to evaluate"
                    + " rationalized NLP models. Annual Meeting of the Association for Computational Linguistics,"
                    + " 4443–4458."),
    EFRON_1987(
            "Efron 1987",
            "Efron B (1987). Better bootstrap confidence intervals. Journal of the American Statistical Association"
                    + " 82(397), 171–185."),
    ELMAN_1990("Elman 1990", "Elman JL (1990). Finding structure in time. Cognitive Science 14(2), 179–211."),
    FAN_2016(
            "Fan et al. 2016",
            "Fan L, Li H, Zhuo J, et al. (2016). The human Brainnetome atlas: a new brain atlas based on connectional"
                    + " architecture. Cerebral Cortex 26(8), 3508–3526."),
    FRISTON_1994(
            "Friston et al. 1994",
            "Friston KJ, Holmes AP, Worsley KJ, Poline JP, Frith CD, Frackowiak RSJ (1994). Statistical parametric maps in"
                    + " functional imaging: a general linear approach. Human Brain Mapping 2(4), 189–210."),
    FRISTON_1996(
            "Friston et al. 1996",
            "Friston KJ, Williams S, Howard R, Frackowiak RSJ, Turner R (1996). Movement-related effects in fMRI"
                    + " time-series. Magnetic Resonance in Medicine 35(3), 346–355."),
    FRISTON_1998(
            "Friston et al. 1998",
            "Friston KJ, Fletcher P, Josephs O, Holmes A, Rugg MD, Turner R (1998). Event-related fMRI: characterizing"
                    + " differential responses. NeuroImage 7(1), 30–40."),
    GLASSER_2016(
            "Glasser et al. 2016",
            "Glasser MF, Coalson TS, Robinson EC, et al. (2016). A multi-modal parcellation of human cerebral cortex."
                    + " Nature 536, 171–178."),
    GLOROT_2010(
            "Glorot and Bengio 2010",
            "Glorot X, Bengio Y (2010). Understanding the difficulty of training deep feedforward neural networks."
                    + " Artificial Intelligence and Statistics, PMLR 9, 249–256."),
    GLOVER_1999(
            "Glover 1999",
            "Glover GH (1999). Deconvolution of impulse response in event-related BOLD fMRI. NeuroImage 9(4), 416–429."),
    GORDON_2016(
            "Gordon et al. 2016",
            "Gordon EM, Laumann TO, Adeyemo B, Huckins JF, Kelley WM, Petersen SE (2016). Generation and evaluation of a"
                    + " cortical area parcellation from resting-state correlations. Cerebral Cortex 26(1), 288–303."),
    GORGOLEWSKI_2016(
            "Gorgolewski et al. 2016",
            "Gorgolewski KJ, Auer T, Calhoun VD, et al. (2016). The brain imaging data structure, a format for organizing"
                    + " and describing outputs of neuroimaging experiments. Scientific Data 3, 160044."),
    HAUFE_2014(
            "Haufe et al. 2014",
            "Haufe S, Meinecke F, Görgen K, Dähne S, Haynes JD, Blankertz B, Bießmann F (2014). On the interpretation of"
                    + " weight vectors of linear models in multivariate neuroimaging. NeuroImage 87, 96–110."),
    HESTERBERG_2015(
            "Hesterberg 2015",
            "Hesterberg TC (2015). What teachers should know about the bootstrap: resampling in the undergraduate"
                    + " statistics curriculum. The American Statistician 69(4), 371–386."),
    HOCHREITER_1997(
            "Hochreiter and Schmidhuber 1997",
            "Hochreiter S, Schmidhuber J (1997). Long short-term memory. Neural Computation 9(8), 1735–1780."),
    HOLMES_1998(
            "Holmes and Friston 1998",
            "Holmes AP, Friston KJ (1998). Generalisability, random effects and population inference. NeuroImage 7(4),"
                    + " S754."),
    ISMAIL_2019(
            "Ismail et al. 2019",
            "Ismail AA, Gunady M, Pessoa L, Corrada Bravo H, Feizi S (2019). Input-cell attention reduces vanishing"
                    + " saliency of recurrent neural networks. Advances in Neural Information Processing Systems 32."),
    ISMAIL_2020(
            "Ismail et al. 2020",
            "Ismail AA, Gunady M, Corrada Bravo H, Feizi S (2020). Benchmarking deep learning interpretability in time"
                    + " series predictions. Advances in Neural Information Processing Systems 33."),
    KINGMA_2015(
            "Kingma and Ba 2015",
            "Kingma DP, Ba J (2015). Adam: a method for stochastic optimization. International Conference on Learning"
                    + " Representations."),
    KORN_1998(
            "Korn and Graubard 1998",
            "Korn EL, Graubard BI (1998). Confidence intervals for proportions with small expected number of positive"
                    + " counts estimated from survey data. Survey Methodology 24(2), 193–201."),
    LIN_2017(
            "Lin et al. 2017",
            "Lin Z, Feng M, dos Santos CN, Yu M, Xiang B, Zhou B, Bengio Y (2017). A structured self-attentive sentence"
                    + " embedding. International Conference on Learning Representations."),
    LOSHCHILOV_2017(
            "Loshchilov and Hutter 2017",
            "Loshchilov I, Hutter F (2017). SGDR: stochastic gradient descent with warm restarts. International"
                    + " Conference on Learning Representations."),
    LOSHCHILOV_2019(
            "Loshchilov and Hutter 2019",
            "Loshchilov I, Hutter F (2019). Decoupled weight decay regularization. International Conference on Learning"
                    + " Representations."),
    NICHOLS_2002(
            "Nichols and Holmes 2002",
            "Nichols TE, Holmes AP (2002). Nonparametric permutation tests for functional neuroimaging: a primer with"
                    + " examples. Human Brain Mapping 15(1), 1–25."),
    PASCANU_2013(
            "Pascanu et al. 2013",
            "Pascanu R, Mikolov T, Bengio Y (2013). On the difficulty of training recurrent neural networks."
                    + " International Conference on Machine Learning, PMLR 28(3), 1310–1318."),
    POWER_2011(
            "Power et al. 2011",
            "Power JD, Cohen AL, Nelson SM, et al. (2011). Functional network organization of the human brain. Neuron"
                    + " 72(4), 665–678."),
    POWER_2014(
            "Power et al. 2014",
            "Power JD, Mitra A, Laumann TO, Snyder AZ, Schlaggar BL, Petersen SE (2014). Methods to detect, characterize,"
                    + " and remove motion artifact in resting state fMRI. NeuroImage 84, 320–341."),
    ROLLS_2020(
            "Rolls et al. 2020",
            "Rolls ET, Huang CC, Lin CP, Feng J, Joliot M (2020). Automated anatomical labelling atlas 3. NeuroImage 206,"
                    + " 116189."),
    SCHAEFER_2018(
            "Schaefer et al. 2018",
            "Schaefer A, Kong R, Gordon EM, Laumann TO, Zuo XN, Holmes AJ, Eickhoff SB, Yeo BTT (2018). Local–global"
                    + " parcellation of the human cerebral cortex from intrinsic functional connectivity MRI. Cerebral"
                    + " Cortex 28(9), 3095–3114."),
    SCHUSTER_1997(
            "Schuster and Paliwal 1997",
            "Schuster M, Paliwal KK (1997). Bidirectional recurrent neural networks. IEEE Transactions on Signal"
                    + " Processing 45(11), 2673–2681."),
    SHRIKUMAR_2016(
            "Shrikumar et al. 2016",
            "Shrikumar A, Greenside P, Shcherbina A, Kundaje A (2016). Not just a black box: learning important features"
                    + " through propagating activation differences. arXiv:1605.01713."),
    SIMONYAN_2014(
            "Simonyan et al. 2014",
            "Simonyan K, Vedaldi A, Zisserman A (2014). Deep inside convolutional networks: visualising image"
                    + " classification models and saliency maps. ICLR Workshop, arXiv:1312.6034."),
    SMILKOV_2017(
            "Smilkov et al. 2017",
            "Smilkov D, Thorat N, Kim B, Viégas F, Wattenberg M (2017). SmoothGrad: removing noise by adding noise."
                    + " arXiv:1706.03825."),
    SRIVASTAVA_2014(
            "Srivastava et al. 2014",
            "Srivastava N, Hinton G, Krizhevsky A, Sutskever I, Salakhutdinov R (2014). Dropout: a simple way to prevent"
                    + " neural networks from overfitting. Journal of Machine Learning Research 15, 1929–1958."),
    SUNDARARAJAN_2017(
            "Sundararajan et al. 2017",
            "Sundararajan M, Taly A, Yan Q (2017). Axiomatic attribution for deep networks. International Conference on"
                    + " Machine Learning, PMLR 70, 3319–3328."),
    SZEGEDY_2016(
            "Szegedy et al. 2016",
            "Szegedy C, Vanhoucke V, Ioffe S, Shlens J, Wojna Z (2016). Rethinking the Inception architecture for"
                    + " computer vision. IEEE Conference on Computer Vision and Pattern Recognition, 2818–2826."),
    TUSHER_2001(
            "Tusher et al. 2001",
            "Tusher VG, Tibshirani R, Chu G (2001). Significance analysis of microarrays applied to the ionizing radiation"
                    + " response. Proceedings of the National Academy of Sciences 98(9), 5116–5121."),
    TZOURIO_2002(
            "Tzourio-Mazoyer et al. 2002",
            "Tzourio-Mazoyer N, Landeau B, Papathanassiou D, et al. (2002). Automated anatomical labeling of activations"
                    + " in SPM using a macroscopic anatomical parcellation of the MNI MRI single-subject brain. NeuroImage"
                    + " 15(1), 273–289."),
    VAN_ESSEN_2013(
            "Van Essen et al. 2013",
            "Van Essen DC, Smith SM, Barch DM, Behrens TEJ, Yacoub E, Ugurbil K (2013). The WU-Minn Human Connectome"
                    + " Project: an overview. NeuroImage 80, 62–79."),
    VAROQUAUX_2011(
            "Varoquaux et al. 2011",
            "Varoquaux G, Gramfort A, Pedregosa F, Michel V, Thirion B (2011). Multi-subject dictionary learning to"
                    + " segment an atlas of brain spontaneous activity. Information Processing in Medical Imaging, LNCS"
                    + " 6801, 562–573."),
    WESTFALL_1993(
            "Westfall and Young 1993",
            "Westfall PH, Young SS (1993). Resampling-based multiple testing: examples and methods for p-value adjustment."
                    + " Wiley."),
    YEO_2011(
            "Yeo et al. 2011",
            "Yeo BTT, Krienen FM, Sepulcre J, et al. (2011). The organization of the human cerebral cortex estimated by"
                    + " intrinsic functional connectivity. Journal of Neurophysiology 106(3), 1125–1165."),
    ZEILER_2014(
            "Zeiler and Fergus 2014",
            "Zeiler MD, Fergus R (2014). Visualizing and understanding convolutional networks. European Conference on"
                    + " Computer Vision, LNCS 8689, 818–833.");

    private final String citation;
    private final String entry;

    Reference(String citation, String entry) {
        this.citation = citation;
        this.entry = entry;
    }

    /** Authors and year, such as {@code Kingma and Ba 2015}. */
    String citation() {
        return citation;
    }

    /** The works that a text cites, in full, in alphabetical order. */
    static List<String> in(String text) {
        return Arrays.stream(values())
                .filter(reference -> text.contains(reference.citation))
                .map(reference -> reference.entry)
                .sorted(Comparator.naturalOrder())
                .toList();
    }
}
